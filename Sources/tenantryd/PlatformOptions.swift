import ArgumentParser
import ControlPlane
import Foundation
import PlatformHost
import TenantModel

/// Where the platform lies that is served.
struct PlatformOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder with database and desired state.", valueName: "path"),
    completion: .directory)
  var dataFolder: String

  @Option(
    help: ArgumentHelp(
      "A PostgreSQL server that holds the platform's database instead of the folder.",
      valueName: "postgres://user@host:port/database"))
  var database: String?

  @Option(
    help: ArgumentHelp(
      "Where the database's password is found: env:NAME or file:/path.", valueName: "reference"))
  var databasePassword: String?

  @Flag(help: "Before the database stands a pooler that gives each transaction another session.")
  var databasePooled = false

  @Flag(help: "Stand-ins for every outside system, in that folder.")
  var sandbox = false

  @Option(help: ArgumentHelp("How fast the stand-ins' time goes: 2 is twice as fast.", valueName: "factor"))
  var speed = 1.0

  func validate() throws {
    guard (0.1...1_000).contains(speed) else {
      throw ValidationError("--speed must be between 0.1 and 1000.")
    }
  }

  /// An absolute path.
  var folder: String {
    dataFolder.hasPrefix("/") ? dataFolder : FileManager.default.currentDirectoryPath + "/" + dataFolder
  }

  /// - Parameters:
  ///   - secondPerson: what needs two people.
  ///   - makesPlatform: whether one is made where there is none.
  ///   - hookReceivers: the receivers of webhooks that are told here now.
  /// - Throws: `ServerRefusal`.
  func open(
    secondPerson: Set<ApprovalAct> = [], makesPlatform: Bool = true,
    hookReceivers: @escaping @Sendable () -> [HookReceiver] = { [] }
  ) async throws -> OpenPlatform {
    let place: PlatformPlace =
      sandbox ? .sandbox(path: folder, speed: speed) : .dataFolder(path: folder, isReadOnly: false)
    do {
      let database = try PlatformDatabase(
        address: database, password: databasePassword, isPooled: databasePooled)
      var assembly = PlatformAssembly(place: place, database: database)
      assembly.secondPerson = secondPerson
      assembly.makesPlatform = makesPlatform
      assembly.hookReceivers = hookReceivers
      return try await assembly.open()
    } catch {
      throw ServerRefusal(opening: error)
    }
  }
}
