// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

/// Which IP a socket speaks (linux/socket.h).
public enum AddressFamily {
  INET(2),
  INET6(10);

  private final int number;

  AddressFamily(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  @Override
  public String toString() {
    return "AF_" + name();
  }
}
