// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import dev.teardown.lab.cable.impairment.Cut;
import dev.teardown.linux.link.FrameDevice;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Two network devices joined by a thread that passes packets between them, and does to each
/// direction what it is told: nothing at first.
///
/// Every method may be called from any thread. A change holds when the call returns, and concerns
/// packets sent after the call; also those under way where it is a cut or a release. It is made by
/// the cable's thread between two packets. Order is kept unless an impairment says otherwise, also
/// when a delay is shortened.
///
/// The devices belong to the caller, who closes them after the cable.
public final class VirtualCable implements AutoCloseable {

  private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
  private static final int PR_SET_TIMERSLACK = 29;
  private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;
  private static final int WAKE = 2;

  private final ConcurrentLinkedQueue<FutureTask<?>> commands = new ConcurrentLinkedQueue<>();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment counter = arena.allocate(8, 8);
  private final MemorySegment wakeUp = arena.allocate(8, 8);
  private final Fd wake;
  private final ReadinessPoll poll;
  private final PacketPool pool;
  private final Lane[] lanes;
  private final ForwardingLoop loop;
  private final CableTap tap;
  private final FutureTask<Boolean> ended = new FutureTask<>(this::work, true);
  private volatile boolean isClosing;
  private @Nullable CableStatistics last;

  private VirtualCable(FrameDevice near, FrameDevice far, CableOptions options) throws IOException {
    wake = Fd.of(Sys.call(Syscall.EVENTFD2, 0, NONBLOCK_CLOEXEC), Syscall.EVENTFD2, "", "");
    wakeUp.set(ValueLayout.JAVA_LONG, 0, 1);
    poll = new ReadinessPoll(near.fd(), far.fd(), wake);
    pool = new PacketPool(options.places(), options.largestFrame());
    lanes =
        new Lane[] {
          new Lane(Way.TO_FAR, near, far, options.seed()),
          new Lane(Way.TO_NEAR, far, near, options.seed() ^ GOLDEN_GAMMA)
        };
    loop = new ForwardingLoop(lanes[0], lanes[1], pool, options);
    tap = options.tap();
  }

  /// Plugs a cable in. Both devices are of one kind.
  public static VirtualCable between(FrameDevice near, FrameDevice far, CableOptions options)
      throws IOException {
    if (near.linkType() != far.linkType() || near.headerLength() != far.headerLength()) {
      throw new IllegalArgumentException("the two devices are not of one kind");
    }
    var cable = new VirtualCable(near, far, options);
    Thread.ofPlatform().daemon().name(options.name()).start(cable.ended);
    return cable;
  }

  private void work() {
    // not 50 microseconds late, as the kernel lets ordinary threads be
    Sys.call(Syscall.PRCTL, PR_SET_TIMERSLACK, 1);
    while (!isClosing) {
      loop.deliver();
      poll.await(loop.waitNanos());
      if (poll.isReady(WAKE)) {
        obey();
      }
      for (int i = 0; i < lanes.length; i++) {
        boolean gotSomething = poll.isReady(i) && loop.receive(lanes[i]);
        if (poll.hasFailed(i) && !gotSomething) {
          poll.forget(i); // its device is gone: what it had is lost, and waiting would not wait
        }
      }
    }
    obey();
  }

  private void obey() {
    Sys.call(Syscall.READ, wake.number(), counter.address(), counter.byteSize());
    loop.catchUp();
    for (var command = commands.poll(); command != null; command = commands.poll()) {
      command.run();
    }
  }

  private <T> T command(Callable<T> work) {
    var task = new FutureTask<>(work);
    commands.add(task);
    if (isClosing) {
      throw new IllegalStateException("the cable is closed");
    }
    Sys.call(Syscall.WRITE, wake.number(), wakeUp.address(), wakeUp.byteSize());
    return resultOf(task);
  }

  /// Waits for it, whether or not the caller is interrupted: it is a matter of microseconds.
  private static <T> T resultOf(FutureTask<T> task) {
    boolean wasInterrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          wasInterrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("the cable cannot do that", e.getCause());
        }
      }
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void change(Way way, Runnable work) {
    command(() -> {
      work.run();
      loop.releaseUnlessHeld(lanes[way.ordinal()]);
      return true;
    });
  }

  /// Adds an impairment to a direction, in the place of one of its class if there is one.
  public void put(Way way, Impairment impairment) {
    change(way, () -> lanes[way.ordinal()].put(impairment));
  }

  /// Adds one to each direction.
  public void putBoth(Supplier<? extends Impairment> impairment) {
    for (var way : Way.values()) {
      put(way, impairment.get());
    }
  }

  /// Removes the impairment of a class from a direction, if it has one.
  public void remove(Way way, Class<? extends Impairment> kind) {
    change(way, () -> lanes[way.ordinal()].remove(kind));
  }

  public void removeBoth(Class<? extends Impairment> kind) {
    for (var way : Way.values()) {
      remove(way, kind);
    }
  }

  /// Removes every impairment of a direction.
  public void clear(Way way) {
    change(way, () -> lanes[way.ordinal()].clear());
  }

  /// Unplugs both directions, between the same two packets.
  public void cut() {
    command(() -> {
      for (var lane : lanes) {
        lane.put(new Cut());
      }
      return true;
    });
  }

  /// Undoes [#cut()].
  public void replug() {
    removeBoth(Cut.class);
  }

  /// What went through so far; after [#close()] what went through in all.
  public CableStatistics statistics() {
    var atTheEnd = last;
    return atTheEnd != null ? atTheEnd : command(loop::statistics);
  }

  /// Unplugs it for good. Packets that were under way are lost.
  @Override
  public void close() {
    if (isClosing) {
      return;
    }
    last = statistics();
    isClosing = true;
    Sys.call(Syscall.WRITE, wake.number(), wakeUp.address(), wakeUp.byteSize());
    resultOf(ended);
    tap.end();
    poll.close();
    pool.close();
    wake.close();
    arena.close();
  }
}
