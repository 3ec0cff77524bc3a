// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import dev.teardown.diagnosis.Verdict;
import dev.teardown.flow.Flow;
import java.util.List;
import java.util.Map;

/// What came out of running a script.
///
/// @param flows by the connection's name in the script: the flow that its first segment opened
/// @param verdicts of each flow
/// @param masks flags of each frame, by frame number; -1 for a frame that is no segment
record SegRun(
    SegScript script,
    Map<String, Flow> flows,
    Map<Flow, Verdict> verdicts,
    List<Integer> masks,
    int streams) {

  Flow flow(String connection) {
    var flow = flows.get(connection);
    if (flow == null) {
      throw new IllegalStateException("no segment of connection '" + connection + "'");
    }
    return flow;
  }

  Verdict verdict(String connection) {
    var verdict = verdicts.get(flow(connection));
    if (verdict == null) {
      throw new IllegalStateException("connection '" + connection + "' was never released");
    }
    return verdict;
  }
}
