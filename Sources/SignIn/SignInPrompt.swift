import Foundation

/// What a person is to do to sign in.
package enum SignInPrompt: Equatable, Sendable {
  /// To type a code in at an address, on any machine, within a time. The address is never opened from here: who is made
  /// to type in a code that somebody else began with signs that one in.
  case code(String, at: URL, lasting: Duration)
  /// To open an address in a browser on this machine.
  case browser(URL)
}
