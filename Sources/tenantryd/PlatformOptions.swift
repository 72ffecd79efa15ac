import ArgumentParser
import Foundation
import PlatformHost

/// Where the platform lies that is served.
struct PlatformOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder with database and desired state.", valueName: "path"),
    completion: .directory)
  var dataFolder: String

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

  /// - Throws: `ServerRefusal`.
  func open() async throws -> OpenPlatform {
    let place: PlatformPlace =
      sandbox ? .sandbox(path: folder, speed: speed) : .dataFolder(path: folder, isReadOnly: false)
    do {
      return try await PlatformAssembly(place: place).open()
    } catch {
      throw ServerRefusal(opening: error)
    }
  }
}
