import Foundation
import TenantryAPI
import TerminalKit

extension PendingCall {
  /// Said when it could not be sent.
  var postponedNotice: Notice {
    isInDoubt
      ? Notice(.warning, "Waiting to send again: \(sentence). Its answer was lost; it counts once.")
      : Notice(.warning, "Waiting to send: \(sentence), until \(Moment.clock(expiresAt))Z.")
  }

  /// What a component is told that asked for it.
  var postponedProblem: APIProblem {
    APIProblem(.unavailable, "It waits to be sent, until \(Moment.clock(expiresAt))Z.")
      .unanswered(isInDoubt ? .answerLost : .neverSent)
  }

  /// True while it is going to be sent.
  var isWaiting: Bool { state == .waiting }

  /// What becomes of it, in a cell.
  func stateLine(at now: Date) -> Line {
    switch state {
    case .waiting where isInDoubt: "\(Glyph.progress, .busy) answer lost, to be sent again"
    case .waiting: "\(Glyph.progress, .busy) waiting"
    case .refused(let reason): "\(Glyph.error, .error) refused: \(reason.prefix { $0 != "\n" })"
    case .expired where isInDoubt: "\(Glyph.error, .error) too late; it may have been done"
    case .expired: "\(Glyph.error, .error) too late, never sent"
    }
  }
}

extension OutboxNews.Event {
  /// What is said of it in passing.
  var notice: Notice {
    switch self {
    case .sent(let call): Notice(.ok, "Sent: \(call.sentence).")
    case .refused(let call, let reason): Notice(.error, "\(call.sentence) was sent and refused: \(reason)")
    case .expired(let call) where call.isInDoubt:
      Notice(
        .error,
        "\(call.sentence): no answer came until \(Moment.clock(call.expiresAt))Z. It may have been done.")
    case .expired(let call):
      Notice(.error, "\(call.sentence) was never sent: it was too late at \(Moment.clock(call.expiresAt))Z.")
    case .broken(let reason): Notice(.warning, "Changes that wait to be sent: \(reason)")
    }
  }
}

extension OutboxWithdrawal {
  /// What came of taking one back.
  var notice: Notice {
    switch self {
    case .withdrawn(let call) where call.isWaiting && call.isInDoubt:
      Notice(.warning, "Withdrawn: \(call.sentence). It may have been done before: its answer was lost.")
    case .withdrawn(let call) where call.isWaiting:
      Notice(.ok, "Withdrawn: \(call.sentence). It was never sent.")
    case .withdrawn(let call): Notice(.ok, "Put away: \(call.sentence).")
    case .beingSent(let call): Notice(.warning, "\(call.sentence) is being sent at this moment.")
    case .gone: Notice(.info, "It does not wait any more.")
    }
  }
}
