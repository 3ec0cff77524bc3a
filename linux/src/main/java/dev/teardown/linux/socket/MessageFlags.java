// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

/// Flags of one send or receive, to be or'ed (linux/socket.h).
public final class MessageFlags {

  public static final int NONE = 0;
  public static final int OOB = 1;
  public static final int PEEK = 2;
  public static final int TRUNC = 0x20;
  public static final int DONTWAIT = 0x40;
  public static final int WAITALL = 0x100;
  public static final int NOSIGNAL = 0x4000;
  public static final int MORE = 0x8000;

  private MessageFlags() {}
}
