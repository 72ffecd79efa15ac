import Foundation

/// Which draft to read and what to make of it. Two are equal when they ask for the same draft.
package struct DraftQuestion<Event: Equatable & Sendable>: Equatable, Sendable {
  package let key: String
  let event: @Sendable (Data?) -> Event

  func map<Other: Equatable & Sendable>(
    _ change: @escaping @Sendable (Event) -> Other
  ) -> DraftQuestion<Other> {
    let event = event
    return DraftQuestion<Other>(key: key, event: { change(event($0)) })
  }

  package static func == (left: DraftQuestion, right: DraftQuestion) -> Bool { left.key == right.key }
}
