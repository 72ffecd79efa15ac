import Foundation
import TypedText

extension CommandContext {
  /// A moment as it was typed.
  ///
  /// - Throws: `CommandFailure` with `usage` for what is none.
  func moment(_ text: String, option: String) throws(CommandFailure) -> Date {
    guard let moment = MomentText.parse(text, now: environment.now()) else {
      throw CommandFailure(.usage, "\(option): “\(text)” is no moment; say \(MomentText.forms).")
    }
    return moment
  }
}
