import Foundation
import TenantryAPI

/// What a panel shows: something not there yet, something with its age, or what is wrong, with the old beside it.
package enum Loadable<Value: Equatable & Sendable>: Equatable, Sendable {
  case loading
  case loaded(Value, at: Date)
  case failed(APIProblem, last: Stamped<Value>?)

  /// Takes an answer: a failure keeps what was there before.
  package mutating func receive(_ result: Result<Value, APIProblem>, at now: Date) {
    switch result {
    case .success(let value): self = .loaded(value, at: now)
    case .failure(let problem): self = .failed(problem, last: stamped)
    }
  }

  /// The newest value there is, old or not.
  package var value: Value? { stamped?.value }

  /// The newest value and when it was asked for.
  package var stamped: Stamped<Value>? {
    switch self {
    case .loading: nil
    case .loaded(let value, let date): Stamped(value: value, at: date)
    case .failed(_, let last): last
    }
  }

  /// True when the last answer was the value.
  package var isSettled: Bool {
    if case .loaded = self { true } else { false }
  }

  /// What is wrong now.
  package var problem: APIProblem? {
    if case .failed(let problem, _) = self { problem } else { nil }
  }
}

/// A value and when it was true.
package struct Stamped<Value: Equatable & Sendable>: Equatable, Sendable {
  package var value: Value
  package var at: Date

  package init(value: Value, at: Date) {
    self.value = value
    self.at = at
  }
}
