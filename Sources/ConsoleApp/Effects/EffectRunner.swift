import Foundation
import TenantModel
import TenantryAPI

/// Does what effects say, each once, and answers with the one event that it ends with.
package struct EffectRunner: Sendable {
  package let client: any ControlPlaneClient
  /// Where changes wait that cannot be sent; nil where the control plane is always there.
  package let outbox: Outbox?
  package let drafts: any DraftStore
  /// Waits; throws when cancelled.
  package let sleep: @Sendable (Duration) async throws -> Void
  /// Opens a link outside; answers why it could not, or nil.
  package let openURL: @Sendable (HTTPSURL) async -> String?
  /// Puts text on the clipboard; answers why it could not, or nil.
  package let copy: @Sendable (String) async -> String?
  /// Lends the terminal to an editor with a text in a file of that name; answers why it could not, or nil.
  package let edit: @Sendable (_ text: String, _ name: String) async -> String?
  /// Writes a line into the journal; answers why it could not, or nil.
  package let journal: @Sendable (JournalEntry) async -> String?
  /// Keeps where one is; answers why it could not, or nil.
  package let savePlace: @Sendable (SavedPlace) async -> String?
  /// Writes text to a file of its own, named after `name`; answers what to say: where it is, or why it is not.
  package let save: @Sendable (_ text: String, _ name: String) async -> Notice

  package init(
    client: any ControlPlaneClient, outbox: Outbox? = nil, drafts: any DraftStore,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    openURL: @escaping @Sendable (HTTPSURL) async -> String?,
    copy: @escaping @Sendable (String) async -> String?,
    edit: @escaping @Sendable (_ text: String, _ name: String) async -> String? = { _, _ in "no editor here"
    },
    journal: @escaping @Sendable (JournalEntry) async -> String? = { _ in "no journal is kept here" },
    save: @escaping @Sendable (String, String) async -> Notice = { _, name in
      Notice(.warning, "\(name) was not saved: there is no folder for it here.")
    },
    savePlace: @escaping @Sendable (SavedPlace) async -> String? = { _ in nil }
  ) {
    self.client = client
    self.outbox = outbox
    self.drafts = drafts
    self.sleep = sleep
    self.openURL = openURL
    self.copy = copy
    self.edit = edit
    self.journal = journal
    self.savePlace = savePlace
    self.save = save
  }

  /// Does it. Nil when nothing is to be told.
  ///
  /// - Parameter tell: gets what can be told before the end.
  package func perform(
    _ effect: ConsoleEffect, tell: @Sendable (ConsoleEvent) -> Void = { _ in }
  ) async -> ConsoleEvent? {
    switch effect {
    case .call(let ticket, let call):
      if call.recalls, let known = await call.recall(client) {
        tell(.recalled(ticket, known.event, at: known.at))
      }
      guard let outbox, let submit = call.submit else { return .answered(ticket, await call.perform(client)) }
      guard let delivery = await submit(outbox) else { return .answered(ticket, nil) }
      guard let waiting = delivery.waits else { return .answered(ticket, delivery.event) }
      return .postponed(ticket, delivery.event, waiting)
    case .after(let ticket, let duration, let event):
      do {
        try await sleep(duration)
        return .answered(ticket, event)
      } catch {
        return .answered(ticket, nil)
      }
    case .saveDraft(let key, let data):
      return await warn("The draft was not saved") { try await drafts.save(data, key: key) }
    case .deleteDraft(let key):
      return await warn("The draft was not removed") { try await drafts.delete(key: key) }
    case .loadDraft(let ticket, let question):
      // An unreadable draft is as good as none: the form starts empty, and nothing is overwritten until it changes.
      let data = try? await drafts.load(key: question.key)
      return .answered(ticket, question.event(data))
    case .openURL(let url):
      if let failure = await openURL(url) { return .noticed(Notice(.warning, "\(url.rawValue): \(failure)")) }
      return .noticed(Notice(.ok, "Opened \(url.rawValue)"))
    case .copy(let text, let what):
      if let failure = await copy(text) {
        return .noticed(Notice(.warning, "\(what) was not copied: \(failure)"))
      }
      return .noticed(Notice(.ok, "Copied \(what)"))
    case .edit(let text, let name):
      return await edit(text, name).map { .noticed(Notice(.warning, "\(name) was not opened: \($0)")) }
    case .journal(let entry):
      return .journaled(entry, failure: await journal(entry))
    case .savePlace(let place):
      guard let failure = await savePlace(place) else { return nil }
      return .noticed(Notice(.warning, "Where you are was not saved: \(failure)"))
    case .save(let text, let name):
      return .noticed(await save(text, name))
    case .withdraw(let call):
      do {
        return try await (outbox?.withdraw(call.id)).map { .noticed($0.notice) }
      } catch {
        return .noticed(Notice(.warning, "\(call.sentence) was not withdrawn: \(error)"))
      }
    case .quit:
      return nil
    }
  }

  private func warn(_ text: String, _ act: () async throws -> Void) async -> ConsoleEvent? {
    do {
      try await act()
      return nil
    } catch {
      return .noticed(Notice(.warning, "\(text): \(error)"))
    }
  }
}
