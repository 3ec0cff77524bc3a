// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A Linux error number (include/uapi/asm-generic/errno-base.h, errno.h): the same on x86-64 and
/// aarch64. It prints as its name, "ECONNRESET", or "errno 999" where it has none here.
///
/// @param number above 0; 0 is no error and has no value here
public record Errno(int number) {

  private static final Map<Integer, String> NAMES = new TreeMap<>();

  public static final Errno EPERM = named(1, "EPERM");
  public static final Errno ENOENT = named(2, "ENOENT");
  public static final Errno ESRCH = named(3, "ESRCH");
  public static final Errno EINTR = named(4, "EINTR");
  public static final Errno EIO = named(5, "EIO");
  public static final Errno EBADF = named(9, "EBADF");
  public static final Errno ECHILD = named(10, "ECHILD");
  public static final Errno EAGAIN = named(11, "EAGAIN");
  public static final Errno ENOMEM = named(12, "ENOMEM");
  public static final Errno EACCES = named(13, "EACCES");
  public static final Errno EFAULT = named(14, "EFAULT");
  public static final Errno EBUSY = named(16, "EBUSY");
  public static final Errno EEXIST = named(17, "EEXIST");
  public static final Errno ENODEV = named(19, "ENODEV");
  public static final Errno EINVAL = named(22, "EINVAL");
  public static final Errno EMFILE = named(24, "EMFILE");
  public static final Errno ENOSPC = named(28, "ENOSPC");
  public static final Errno EPIPE = named(32, "EPIPE");
  public static final Errno ENOSYS = named(38, "ENOSYS");
  public static final Errno ENOTSOCK = named(88, "ENOTSOCK");
  public static final Errno EMSGSIZE = named(90, "EMSGSIZE");
  public static final Errno ENOPROTOOPT = named(92, "ENOPROTOOPT");
  public static final Errno EOPNOTSUPP = named(95, "EOPNOTSUPP");
  public static final Errno EADDRINUSE = named(98, "EADDRINUSE");
  public static final Errno EADDRNOTAVAIL = named(99, "EADDRNOTAVAIL");
  public static final Errno ENETDOWN = named(100, "ENETDOWN");
  public static final Errno ENETUNREACH = named(101, "ENETUNREACH");
  public static final Errno ENETRESET = named(102, "ENETRESET");
  public static final Errno ECONNABORTED = named(103, "ECONNABORTED");
  public static final Errno ECONNRESET = named(104, "ECONNRESET");
  public static final Errno ENOBUFS = named(105, "ENOBUFS");
  public static final Errno EISCONN = named(106, "EISCONN");
  public static final Errno ENOTCONN = named(107, "ENOTCONN");
  public static final Errno ETIMEDOUT = named(110, "ETIMEDOUT");
  public static final Errno ECONNREFUSED = named(111, "ECONNREFUSED");
  public static final Errno EHOSTDOWN = named(112, "EHOSTDOWN");
  public static final Errno EHOSTUNREACH = named(113, "EHOSTUNREACH");
  public static final Errno EALREADY = named(114, "EALREADY");
  public static final Errno EINPROGRESS = named(115, "EINPROGRESS");

  public Errno {
    if (number <= 0) {
      throw new IllegalArgumentException("no error number: " + number);
    }
  }

  private static Errno named(int number, String name) {
    NAMES.put(number, name);
    return new Errno(number);
  }

  /// The error of a name as the kernel spells it, if it is one of those known here.
  public static Optional<Errno> named(String name) {
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(entry -> new Errno(entry.getKey()))
        .findFirst();
  }

  @Override
  public String toString() {
    String name = NAMES.get(number);
    return name == null ? "errno " + number : name;
  }
}
