import ArgumentParser
import Foundation
import TenantModel
import TenantryServer

/// `tenantryd audit`: is the audit log as it was written?
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Check the audit log and its seals.",
    subcommands: [AuditVerifyCommand.self, AuditKeyCommand.self])
}

/// Which key seals.
struct AuditKeyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file with the key that seals; audit.key in the data folder if none is named.", valueName: "path"),
    completion: .file())
  var auditKey: String?

  func path(in folder: String) -> String { auditKey ?? folder + "/audit.key" }

  /// - Throws: `ServerRefusal`.
  func open(in folder: String) throws -> AuditKey {
    do {
      return try AuditKey.open(at: path(in: folder))
    } catch {
      throw ServerRefusal(2, error.message)
    }
  }
}

/// `tenantryd audit verify`.
struct AuditVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Walk the audit log from its first record to its last.",
    discussion: """
      Every record has to follow the one before it, and every seal has to be a trusted key's. Ends with 1 and the first
      thing that is wrong, or from where on seals are missing; with 2 when a seal's key is not known, or there is no
      platform.
      """)

  @OptionGroup var platform: PlatformOptions
  @OptionGroup var key: AuditKeyOptions

  @Option(
    help: ArgumentHelp(
      "A public key whose seals count, beside the file's own; may be said again.", valueName: "base64"))
  var publicKey: [String] = []

  @Option(
    help: ArgumentHelp(
      "An end of the log that is known from elsewhere; may be said again.", valueName: "sequence:hash"))
  var known: [String] = []

  func run() async throws {
    var keys = publicKey
    // Who only checks needs no secret: a key that is not there is not made.
    if FileManager.default.fileExists(atPath: key.path(in: platform.folder)) {
      keys.append(try key.open(in: platform.folder).publicKey)
    }
    let heads = try known.map { text in
      let parts = text.split(separator: ":")
      guard parts.count == 2, let sequence = Int64(parts[0]), sequence > 0, parts[1].count == 64 else {
        throw ServerRefusal(2, "--known takes a record's number and its hash: 1200:9f86….")
      }
      return AuditHead(sequence: sequence, hash: String(parts[1]))
    }
    let opened = try await platform.open(makesPlatform: false)
    let check: AuditCheck
    do {
      check = try await AuditCheck.run(opened.storage.audit, keys: keys, known: heads, now: Date())
      await opened.close()
    } catch {
      await opened.close()
      throw ServerRefusal(opening: error)
    }
    print(
      "\(check.intact) records are as they were written; \(check.seals) seals, up to record \(check.sealedUpTo); "
        + "\(check.unfinished) calls without an end")
    if let problem = check.problem { throw ServerRefusal(1, "The audit log is broken: \(problem).") }
    if let unknown = check.unknownKey {
      throw ServerRefusal(
        2,
        "The seals cannot be checked: \(unknown). Name its file with --audit-key, or its public half with --public-key."
      )
    }
    if let unsealed = check.unsealed { throw ServerRefusal(1, "The audit log is not sealed: \(unsealed).") }
  }
}

/// `tenantryd audit key`.
struct AuditKeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Print the public key of the seals; makes the key where there is none.")

  @OptionGroup var platform: PlatformOptions
  @OptionGroup var key: AuditKeyOptions

  func run() throws { print(try key.open(in: platform.folder).publicKey) }
}
