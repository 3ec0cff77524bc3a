// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.run.LabResult.Status;
import java.time.Duration;
import java.util.List;

/// What a whole run came to.
///
/// @param kernel the running kernel's release
/// @param missing what this machine or user could not do, each with the remedy
/// @param stopped why the run ended: "done" or "interrupted"
public record LabSummary(
    String kernel, List<LabResult> results, List<String> missing, Duration took, String stopped) {

  public LabSummary {
    results = List.copyOf(results);
    missing = List.copyOf(missing);
  }

  public long count(Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }

  /// How many diagnoses, with the kernel's word or without, got this rating.
  public long count(boolean withKernel, Diagnosed.Rating rating) {
    return results.stream()
        .flatMap(result -> result.diagnoses().stream())
        .filter(diagnosed -> diagnosed.withKernel() == withKernel && diagnosed.rating() == rating)
        .count();
  }
}
