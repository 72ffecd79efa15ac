import ConfigFiles
import Foundation
import HTTPTransport
import Integrations
import Logging
import TenantryServer

/// The files that say who may ask and which webhooks there are: read at the start, and again while the server runs.
///
/// Each is taken up by itself, whole or not at all: while one is wrong, what it said before stays in force.
actor SettingsFiles {
  /// What the files say, as the server asks it.
  nonisolated let live: LiveSettings
  nonisolated let paths: [String]

  private let folder: String
  private let secrets: SecretResolver
  private let transport: any Transport
  private let logger: Logger
  private var signIn: SignInFile
  /// Takes the tokens of the file's provider; keeps the keys that it has.
  private var people: (any Authenticator)?
  private var hooks: HookSettings
  /// By file, why it is not taken up as it is.
  private var refusals: [String: String] = [:]

  /// - Parameters:
  ///   - folder: where they lie.
  ///   - secrets: finds the secrets of webhooks when they are used.
  ///   - transport: the way to the provider of sign-ins.
  /// - Throws: `ServerRefusal` for a file that cannot be used.
  init(in folder: String, secrets: SecretResolver, transport: any Transport, logger: Logger) throws {
    self.folder = folder
    self.secrets = secrets
    self.transport = transport
    self.logger = logger
    paths = [SignInFile.name, HooksFile.name].map { folder + "/" + $0 }
    hooks = try HooksFile.read(in: folder, secrets: secrets)
    signIn = try SignInFile.read(in: folder)
    people = signIn.people(over: transport)
    live = LiveSettings(
      LiveSettings.Values(
        authenticator: signIn.authenticator(people), signIn: signIn.offer, hooks: hooks))
    for name in [SignInFile.name, HooksFile.name] { live.note(name, isRefused: false) }
  }

  /// Reads both files again, and takes up what is right in them.
  ///
  /// - Parameter isAsked: somebody asked for it, and is told when there is nothing new, too.
  func readAgain(isAsked: Bool) {
    do throws(ServerRefusal) {
      let next = try SignInFile.read(in: folder)
      let changes = NameChanges(from: signIn.parts, to: next.parts)
      if next.provider != signIn.provider { people = next.people(over: transport) }
      signIn = next
      live.change(unless: changes.isEmpty) { values in
        values.authenticator = next.authenticator(people)
        values.signIn = next.offer
      }
      tell(SignInFile.name, changes, isAsked)
    } catch {
      refuse(SignInFile.name, error, isAsked)
    }
    do throws(ServerRefusal) {
      let next = try HooksFile.read(in: folder, secrets: secrets)
      let changes = NameChanges(from: HooksFile.parts(of: hooks), to: HooksFile.parts(of: next))
      hooks = next
      live.change(unless: changes.isEmpty) { $0.hooks = next }
      tell(HooksFile.name, changes, isAsked)
    } catch {
      refuse(HooksFile.name, error, isAsked)
    }
  }

  private func tell(_ file: String, _ changes: NameChanges, _ isAsked: Bool) {
    let wasRefused = refusals.removeValue(forKey: file) != nil
    live.note(file, isRefused: false)
    let metadata = changes.metadata.merging(["file": "\(file)"]) { own, _ in own }
    if !changes.isEmpty {
      logger.notice("settings taken up", metadata: metadata)
    } else if wasRefused {
      logger.notice("settings are right again, and as they were", metadata: metadata)
    } else if isAsked {
      logger.notice("settings are as they were", metadata: metadata)
    }
  }

  private func refuse(_ file: String, _ refusal: ServerRefusal, _ isAsked: Bool) {
    let isKnown = refusals.updateValue(refusal.message, forKey: file) == refusal.message
    live.note(file, isRefused: true)
    guard !isKnown || isAsked else { return }
    logger.error(
      "settings refused, the former ones stay in force",
      metadata: ["file": "\(file)", "error": "\(refusal.message)"])
  }
}

extension LiveSettings {
  fileprivate func change(unless isSame: Bool, _ edit: (inout Values) -> Void) {
    if !isSame { change(edit) }
  }
}
