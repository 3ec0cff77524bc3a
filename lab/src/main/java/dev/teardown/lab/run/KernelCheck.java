// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.evidence.KernelEvent;
import dev.teardown.evidence.KernelWitness;
import dev.teardown.evidence.KernelWitness.Told;
import dev.teardown.flow.Side;
import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.Witnessed;
import java.util.List;
import java.util.Optional;

/// Compares what the hosts' kernels said of the first connection with what a scenario expects.
final class KernelCheck {

  private final KernelWitness witness;

  KernelCheck(KernelWitness witness) {
    this.witness = witness;
  }

  Optional<Departure> check(Witnessed.Kernel expected) {
    var ofKind =
        witness.told().stream()
            .filter(told -> host(told) == expected.host())
            .filter(told -> kind(told.event()).equals(expected.kind()))
            .map(told -> detail(told.event()))
            .toList();
    long count =
        ofKind.stream()
            .filter(detail -> expected.detail().isEmpty() || detail.equals(expected.detail()))
            .count();
    return expected.times().contains(count)
        ? Optional.empty()
        : Optional.of(
            new Departure(expected.position(), expected.text(), count + " seen" + others(ofKind)));
  }

  private static String others(List<String> details) {
    return details.isEmpty() ? "" : "; there were " + String.join(", ", details);
  }

  static Host host(Told told) {
    return told.side() == Side.INITIATOR ? Host.CLIENT : Host.SERVER;
  }

  private static String kind(KernelEvent event) {
    return switch (event) {
      case KernelEvent.ResetSent _ -> "reset";
      case KernelEvent.ResetReceived _ -> "received-reset";
      case KernelEvent.SocketError _ -> "error";
      case KernelEvent.Retransmitted _ -> "retransmitted";
      case KernelEvent.SocketDestroyed _ -> "destroyed";
      case KernelEvent.StateChanged _ -> "state";
      case KernelEvent.SignalSent _ -> "signal";
      case KernelEvent.ProcessExited _ -> "exit";
    };
  }

  private static String detail(KernelEvent event) {
    return switch (event) {
      case KernelEvent.ResetSent it -> it.reason();
      case KernelEvent.SocketError it -> it.error().toString();
      case KernelEvent.StateChanged it -> it.to().toString();
      case KernelEvent.SignalSent it -> Integer.toString(it.signal());
      case KernelEvent.ResetReceived _,
          KernelEvent.Retransmitted _,
          KernelEvent.SocketDestroyed _,
          KernelEvent.ProcessExited _ ->
          "";
    };
  }

  /// The event as the time line shows it: "FIN_WAIT1 to CLOSE", "reset TCP_ABORT_ON_CLOSE".
  static String text(KernelEvent event) {
    return switch (event) {
      case KernelEvent.StateChanged it -> it.from() + " to " + it.to();
      case KernelEvent.SignalSent it -> "signal " + it.signal() + " to process " + it.target();
      case KernelEvent.ProcessExited it -> "process " + it.process() + " ends";
      default -> {
        var detail = detail(event);
        yield detail.isEmpty() ? kind(event) : kind(event) + " " + detail;
      }
    };
  }
}
