import Foundation
import PlatformHost
import SignIn

/// What somebody who signs in is told to do.
enum SignInText {
  /// - Parameter context: what the platform is called here.
  static func show(_ prompt: SignInPrompt, of context: String, in messages: CommandContext) {
    switch prompt {
    case .code(let code, let address, let lifetime):
      let minutes = max(1, Int(lifetime.components.seconds / 60))
      messages.say("Sign in to \(context): open this address on any device, and type the code in.\n")
      messages.say("    \(address.absoluteString)\n")
      messages.say("    \(code.map(String.init).joined(separator: " "))\n", .strong)
      messages.say(
        "The code \(code) counts for \(Spell.count(minutes, "minute")). Never type one in that somebody else sent you.",
        .quiet)
    case .browser(let address):
      messages.say("Sign in to \(context) in a browser on this machine:\n")
      messages.say("    \(address.absoluteString)\n")
      messages.say("Waiting for the browser to come back. Without one here: tenantry login --device", .quiet)
    }
  }

  /// How to sign in where the program runs: by a code over SSH and where there is no screen for a browser.
  static func way(_ variables: [String: String], byCode isForced: Bool) -> SignInDialogue.Way {
    func isSet(_ name: String) -> Bool { variables[name]?.isEmpty == false }
    let isElsewhere = isSet("SSH_CONNECTION") || isSet("SSH_TTY") || isSet("SSH_CLIENT")
    return isForced || isElsewhere || !(isSet("DISPLAY") || isSet("WAYLAND_DISPLAY")) ? .code : .browser
  }
}

extension CommandContext {
  /// Signs somebody in to a context and says where that is kept. A browser is opened where there is one to see; the
  /// address of a code never is.
  func signIn(to context: ServerContext, byCode isForced: Bool) async throws {
    let desk = environment.signIn
    let way = SignInText.way(environment.variables, byCode: isForced)
    let (prompts, shown) = AsyncStream.makeStream(of: SignInPrompt.self)
    let place = try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await prompt in prompts {
          SignInText.show(prompt, of: context.name, in: self)
          if case .browser(let address) = prompt { _ = await desk.openBrowser(address) }
        }
      }
      defer { shown.finish() }
      return try await desk.signIn(context, way) { shown.yield($0) }
    }
    say("Signed in. It is kept \(place).")
  }
}
