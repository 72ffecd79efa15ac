import Foundation
import PlatformHost

/// Everything a command takes from the world around it, so that a test can hand it another one.
struct CommandEnvironment: Sendable {
  var opener: any PlatformOpener
  var gallery: any GalleryOpener
  var variables: [String: String]
  /// The folder that relative paths start from.
  var folder: String
  var input: CommandInput
  var output: Channel
  var messages: Channel
  var now: @Sendable () -> Date
  /// A key by which the platform knows a request that comes twice.
  var makeKey: @Sendable () -> String
  /// True when something stands at an absolute path.
  var pathExists: @Sendable (String) -> Bool
  /// Looks at terminal, machine and platform.
  var examine: @Sendable (PlatformPlace) async -> DoctorFacts
  /// Reads, tries and writes what the platform is connected to.
  var connections: ConnectionDesk
  /// Signs people in at the providers of their contexts, and out.
  var signIn: SignInDesk
  /// One element for each Ctrl-C while somebody listens; without a listener Ctrl-C ends the program as usual.
  var interruptions: @Sendable () -> AsyncStream<Void>
}

extension CommandEnvironment {
  /// The process's own.
  static func live(
    opener: any PlatformOpener, gallery: any GalleryOpener,
    examine: @escaping @Sendable (PlatformPlace) async -> DoctorFacts
  ) -> CommandEnvironment {
    CommandEnvironment(
      opener: opener, gallery: gallery, variables: ProcessInfo.processInfo.environment,
      folder: FileManager.default.currentDirectoryPath, input: .standard, output: .descriptor(STDOUT_FILENO),
      messages: .descriptor(STDERR_FILENO), now: { Date() }, makeKey: { UUID().uuidString },
      pathExists: { FileManager.default.fileExists(atPath: $0) }, examine: examine,
      connections: .live(variables: ProcessInfo.processInfo.environment),
      signIn: .live(variables: ProcessInfo.processInfo.environment),
      interruptions: { Interruptions.stream() })
  }
}
