// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.sys;

import java.util.Locale;

/// System calls with their numbers: those that exist on both architectures, so that nothing here
/// works on one of them only (arch/x86/entry/syscalls/syscall_64.tbl,
/// include/uapi/asm-generic/unistd.h).
public enum Syscall {
  READ(0, 63),
  WRITE(1, 64),
  CLOSE(3, 57),
  MMAP(9, 222),
  MUNMAP(11, 215),
  RT_SIGACTION(13, 134),
  RT_SIGPROCMASK(14, 135),
  IOCTL(16, 29),
  GETPID(39, 172),
  SOCKET(41, 198),
  CONNECT(42, 203),
  SENDTO(44, 206),
  RECVFROM(45, 207),
  SENDMSG(46, 211),
  RECVMSG(47, 212),
  SHUTDOWN(48, 210),
  BIND(49, 200),
  LISTEN(50, 201),
  GETSOCKNAME(51, 204),
  GETPEERNAME(52, 205),
  SETSOCKOPT(54, 208),
  GETSOCKOPT(55, 209),
  KILL(62, 129),
  FCNTL(72, 25),
  RT_SIGTIMEDWAIT(128, 137),
  PRCTL(157, 167),
  MOUNT(165, 40),
  UMOUNT2(166, 39),
  GETTID(186, 178),
  GETDENTS64(217, 61),
  CLOCK_GETTIME(228, 113),
  WAITID(247, 95),
  OPENAT(257, 56),
  READLINKAT(267, 78),
  PPOLL(271, 73),
  UNSHARE(272, 97),
  EPOLL_PWAIT(281, 22),
  EPOLL_CTL(233, 21),
  EPOLL_CREATE1(291, 20),
  ACCEPT4(288, 242),
  EVENTFD2(290, 19),
  DUP3(292, 24),
  PIPE2(293, 59),
  SENDMMSG(307, 269),
  RECVMMSG(299, 243),
  SETNS(308, 268),
  PIDFD_SEND_SIGNAL(424, 424),
  FSOPEN(430, 430),
  FSCONFIG(431, 431),
  FSMOUNT(432, 432),
  PIDFD_OPEN(434, 434),
  PIDFD_GETFD(438, 438);

  private final int number;

  Syscall(int x86, int generic) {
    this.number = Architecture.CURRENT == Architecture.X86_64 ? x86 : generic;
  }

  int number() {
    return number;
  }

  /// As in the manual: "pidfd_getfd".
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
