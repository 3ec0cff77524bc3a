// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The catalogue of operations: a new one is a new file and a line here.
public final class Operations {

  private static final Map<String, Verb> VERBS = new LinkedHashMap<>();

  static {
    List.of(
            ListenOperation.VERB,
            ConnectOperation.VERB,
            AcceptOperation.VERB,
            SendOperation.VERB,
            ReceiveOperation.VERB,
            ShutdownOperation.VERB,
            CloseOperation.VERB,
            DisconnectOperation.VERB,
            SetOperation.VERB,
            PollOperation.VERB,
            EpollOperation.VERB,
            ErrorOperation.VERB,
            StateOperation.VERB,
            QueueOperation.UNREAD,
            QueueOperation.UNSENT,
            PeerNameOperation.VERB,
            DuplicateOperation.VERB,
            DeafOperation.VERB,
            VanishOperation.VERB,
            ExitOperation.VERB,
            AbortOperation.VERB,
            SysctlOperation.VERB)
        .forEach(verb -> VERBS.put(verb.name(), verb));
  }

  private Operations() {}

  public static Optional<Verb> named(String name) {
    return Optional.ofNullable(VERBS.get(name));
  }

  public static List<String> names() {
    return List.copyOf(VERBS.keySet());
  }

  /// All, in the order of the reference.
  public static List<Verb> all() {
    return List.copyOf(VERBS.values());
  }
}
