// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A classic BPF program, to be attached to a socket (linux/filter.h):
///
/// ```c
/// struct sock_filter { __u16 code; __u8 jt; __u8 jf; __u32 k; };          // 8 bytes
/// struct sock_fprog  { unsigned short len; struct sock_filter *filter; }; // 16 bytes, pointer@8
/// ```
///
/// What it returns is how many bytes of the packet are kept; 0 drops it. On a TCP socket the packet
/// starts with the TCP header.
public record ClassicBpf(List<Instruction> instructions) {

  public record Instruction(int code, int jumpTrue, int jumpFalse, int operand) {}

  private static final int MAX_INSTRUCTIONS = 4096;
  private static final int RETURN = 0x06;
  private static final int SOL_SOCKET = 1;
  private static final int SO_ATTACH_FILTER = 26;
  private static final int INSTRUCTION_SIZE = 8;
  private static final int PROGRAM_SIZE = 16;

  /// The socket hears nothing any more: what comes is dropped unanswered.
  public static final ClassicBpf DROP_ALL =
      new ClassicBpf(List.of(new Instruction(RETURN, 0, 0, 0)));

  public ClassicBpf {
    instructions = List.copyOf(instructions);
    if (instructions.isEmpty() || instructions.size() > MAX_INSTRUCTIONS) {
      throw new IllegalArgumentException("no program has " + instructions.size() + " instructions");
    }
  }

  CallResult attachTo(Fd socket) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment filter = arena.allocate((long) instructions.size() * INSTRUCTION_SIZE, 8);
      write(filter);
      MemorySegment program = arena.allocate(PROGRAM_SIZE, 8);
      program.set(JAVA_SHORT, 0, (short) instructions.size());
      program.set(JAVA_LONG, 8, filter.address());
      return CallResult.of(
          Sys.call(
              Syscall.SETSOCKOPT,
              socket.number(),
              SOL_SOCKET,
              SO_ATTACH_FILTER,
              program.address(),
              PROGRAM_SIZE));
    }
  }

  private void write(MemorySegment filter) {
    long at = 0;
    for (Instruction each : instructions) {
      int head = each.code & 0xffff | (each.jumpTrue & 0xff) << 16 | each.jumpFalse << 24;
      filter.set(JAVA_INT, at, head);
      filter.set(JAVA_INT, at + 4, each.operand);
      at += INSTRUCTION_SIZE;
    }
  }
}
