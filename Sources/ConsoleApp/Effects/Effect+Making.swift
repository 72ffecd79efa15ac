import Foundation
import TenantryAPI

extension Effect {
  /// Asks for something that changes nothing, and tells the answer as an event.
  ///
  /// An answer is dropped when a later question with the same token was asked, or when the component is gone.
  /// `whenBusy: .waits` is for reloads: a running question is let finish first, so that a busy feed cannot starve
  /// the screen. What is known of the answer from before comes first, as an event of its own; `mayRecall: false` is for
  /// answers that lead to something, a dialog for example, and not only to a picture.
  package static func load<E: Endpoint>(
    _ endpoint: E, token: String = E.name, whenBusy: Collision = .replaces, mayRecall: Bool = true,
    as event: @escaping @Sendable (Result<E.Output, APIProblem>) -> Event
  ) -> Effect {
    .call(Call(endpoint, token: token, whenBusy: whenBusy, mayRecall: mayRecall, as: event))
  }

  /// Asks for a change, and tells the answer as an event, even when it is asked twice. Where no server can be reached it
  /// waits to be sent, when it is one that may; `sentence` says then what it does, instead of the endpoint's own words.
  package static func submit<E: Endpoint>(
    _ endpoint: E, token: String = E.name, saying sentence: String? = nil,
    as event: @escaping @Sendable (Result<E.Output, APIProblem>) -> Event
  ) -> Effect {
    .call(Call(endpoint, token: token, whenBusy: .joins, saying: sentence, as: event))
  }

  /// Shows a dialog, and tells its outcome as an event.
  package static func present<D: Dialog>(
    _ dialog: D, as event: @escaping @Sendable (D.Outcome) -> Event
  ) -> Effect {
    .present(Presentation(dialog, as: event))
  }

  /// Reads a draft; the event gets nil when there is none or it cannot be read.
  package static func loadDraft(_ key: String, as event: @escaping @Sendable (Data?) -> Event) -> Effect {
    .loadDraft(DraftQuestion(key: key, event: event))
  }

  /// The same effect with its events in another type.
  func map<Other: Equatable & Sendable>(
    _ change: @escaping @Sendable (Event) -> Other
  ) -> Effect<Other> {
    switch self {
    case .call(let call): .call(call.map(change))
    case .after(let duration, let token, let event): .after(duration, token: token, change(event))
    case .navigate(let route): .navigate(route)
    case .replace(let route): .replace(route)
    case .back: .back
    case .openDrawer(let operation): .openDrawer(operation)
    case .openRunbook(let name): .openRunbook(name)
    case .openApproval(let id): .openApproval(id)
    case .dismiss: .dismiss
    case .present(let presentation): .present(presentation.map(change))
    case .notify(let notice): .notify(notice)
    case .withdraw(let call): .withdraw(call)
    case .saveDraft(let key, let data): .saveDraft(key: key, data)
    case .loadDraft(let question): .loadDraft(question.map(change))
    case .deleteDraft(let key): .deleteDraft(key: key)
    case .openURL(let url): .openURL(url)
    case .copy(let text, let what): .copy(text, what: what)
    case .edit(let text, let name): .edit(text, name: name)
    case .save(let text, let name): .save(text, name: name)
    case .quit: .quit
    case .unhandled: .unhandled
    }
  }
}
