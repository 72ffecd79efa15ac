import ControlPlane
import Synchronization

/// What may change while the server runs: who may ask, and which webhooks are taken and sent.
///
/// It is asked anew for each request. Who has to act at once when it changes listens to `changes()`.
package final class LiveSettings: Sendable {
  package struct Values: Sendable {
    /// Who may ask.
    package var authenticator: any Authenticator
    /// How people sign in; nil where programs alone have tokens.
    package var signIn: SignInOffer?
    package var hooks: HookSettings

    package init(
      authenticator: any Authenticator, signIn: SignInOffer? = nil, hooks: HookSettings = HookSettings()
    ) {
      self.authenticator = authenticator
      self.signIn = signIn
      self.hooks = hooks
    }
  }

  private struct State {
    var values: Values
    /// By file, whether what it says was not taken up.
    var refusals: [String: Bool] = [:]
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    var listenersEver = 0
  }

  private let state: Mutex<State>

  package init(_ values: Values) {
    state = Mutex(State(values: values))
  }

  package var values: Values { state.withLock { $0.values } }

  /// Changes something, and tells everybody who listens.
  package func change(_ edit: (inout Values) -> Void) {
    let listeners = state.withLock { state in
      edit(&state.values)
      return Array(state.listeners.values)
    }
    for listener in listeners { listener.yield() }
  }

  /// One element for each change from now on; changes that come faster than they are taken are one.
  package func changes() -> AsyncStream<Void> {
    let (changes, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.listenersEver += 1
      state.listeners[state.listenersEver] = listener
      return state.listenersEver
    }
    listener.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
    }
    return changes
  }

  // MARK: Files

  /// Writes down whether a file was refused as it is now, so that what it said before is in force.
  package func note(_ file: String, isRefused: Bool) { state.withLock { $0.refusals[file] = isRefused } }

  /// By file, whether what it says now was not taken up.
  var refusals: [String: Bool] { state.withLock { $0.refusals } }
}

extension LiveSettings: Authenticator {
  package func caller(bearing token: String) async throws(SignInRefusal) -> Caller {
    try await values.authenticator.caller(bearing: token)
  }
}
