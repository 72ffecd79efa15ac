import Foundation
import TenantryAPI

extension Console {
  /// Who acts, as components know them: read-only whenever nothing may be changed from here.
  var actingSession: Session? {
    guard var known = session.value else { return nil }
    if let refusal = access.refusal {
      known.isReadOnly = true
      known.readOnlyReason = refusal
    }
    return known
  }

  /// Why somebody who may change things does so now; nil where nobody has to say.
  var writeReason: String? {
    if case .elevated(_, let reason) = access { reason } else { nil }
  }

  /// Settles how the console opens, once it is known where it is: production opens read-only.
  mutating func settleAccess() {
    guard let known = session.value else { return }
    let place = ScreenEnvironment(known)
    // What was remembered of another time may have been wrong.
    guard accessSettledFor != place else { return }
    accessSettledFor = place
    if known.isReadOnly {
      access = .readOnly(.started)
    } else if place == .production {
      access = .readOnly(.production)
    }
  }

  /// `:write`, with what was typed behind it.
  mutating func askForWrite(_ text: String) {
    switch access {
    case .readOnly(.started):
      show(Notice(.warning, "It was started with --read-only: start it again without, to change things."))
    case .open: show(Notice(.info, "Things can be changed already."))
    case .readOnly(.chosen) where !isProduction:
      access = .open
      show(Notice(.ok, "Things can be changed again."))
    case .readOnly, .elevated:
      guard !text.isEmpty else { return askHowLong() }
      do {
        request(try WriteRequest(text))
      } catch {
        show(Notice(.warning, "No write access: \(error.message)."))
      }
    }
  }

  /// Asks for what is wanted to be written down; `settle` grants it once it is.
  mutating func request(_ request: WriteRequest) {
    guard let known = session.value else { return }
    let seconds = Double(request.duration.components.seconds)
    let isMore = writeReason != nil
    outbox.append(
      .journal(
        JournalEntry(
          at: now, kind: isMore ? .writeExtended : .writeGranted, actor: known.actor, context: known.context,
          reason: request.reason, until: now.addingTimeInterval(seconds))))
  }

  /// `:ro`: from now on nothing is changed from here. What runs goes on.
  mutating func becomeReadOnly() {
    switch access {
    case .readOnly: show(Notice(.info, "It is read-only already."))
    case .open:
      access = .readOnly(isProduction ? .production : .chosen)
      show(Notice(.ok, "Read-only: operations that run go on. \(access.refusal ?? "")"))
    case .elevated(let until, let reason):
      access = .readOnly(.production)
      journalEnd(.writeReturned, reason: reason, until: until)
      show(Notice(.ok, "Write access is given back."))
    }
  }

  /// What came of writing something down: nothing is granted that was not.
  mutating func settle(_ entry: JournalEntry, failure: String?) {
    switch entry.kind {
    case .writeGranted, .writeExtended:
      if let failure {
        show(Notice(.error, "No write access: the journal cannot be written: \(failure)"))
      } else {
        access = .elevated(until: entry.until, reason: entry.reason)
        show(Notice(.ok, "Things can be changed: \(access.word(at: now))."))
      }
    case .writeReturned, .writeExpired:
      if let failure { show(Notice(.warning, "The journal cannot be written: \(failure)")) }
    }
  }

  /// Takes write access back when its time is over, and with it every question whose yes would change something.
  mutating func expireAccess() {
    guard case .elevated(let until, let reason) = access, now >= until else { return }
    defer { lookAtCommands() }
    access = .readOnly(.production)
    journalEnd(.writeExpired, reason: reason, until: until)
    let asking = dialogs.filter { ($0.component as? any Dialog)?.asksToChange == true }
    for dialog in asking { close(dialog.id) }
    let closed = asking.isEmpty ? "" : " What was open is closed, and nothing was sent."
    show(Notice(.warning, "Write access has ended.\(closed)"))
  }

  private var isProduction: Bool {
    session.value.map { ScreenEnvironment($0) == .production } ?? false
  }

  private mutating func askHowLong() {
    perform(
      .present(
        Presentation(WriteElevationDialog(reason: writeReason)) { AnyEvent(ShellEvent.writeRequested($0)) }),
      from: .shell)
  }

  private mutating func journalEnd(_ kind: JournalEntry.Kind, reason: String, until: Date) {
    guard let known = session.value else { return }
    outbox.append(
      .journal(
        JournalEntry(
          at: now, kind: kind, actor: known.actor, context: known.context, reason: reason, until: until)))
  }
}
