import ConsoleApp
import Foundation
import PlatformHost
import TenantModel
import TenantryAPI
import TerminalKit

/// What a command reaches of the platform: somebody to ask, and the queue that this process may drive.
protocol CommandPlatform: Sendable {
  var client: any ControlPlaneClient { get }

  /// Where changes wait that cannot be sent; nil where the control plane is always there, or nothing may be changed.
  var outbox: Outbox? { get }

  /// Drives the queue until the caller is cancelled. A step that runs then is handed back, never cut off; the
  /// operation goes on with the next process that drives the queue.
  func runWorkers() async

  /// Lets go of files and locks. Called once, after everything else.
  func close() async
}

extension CommandPlatform {
  var outbox: Outbox? { nil }
}

/// What the composition root supplies: the only way from a command to a platform.
protocol PlatformOpener: Sendable {
  /// Opens the platform for one command.
  ///
  /// - Throws: `StorageError` for the data folder and the database in it, `APIProblem`, or a `CommandFailure` where
  ///   the exit code matters. Anything else counts as a crash.
  func open(_ place: PlatformPlace) async throws -> any CommandPlatform

  /// Opens the platform, runs the full-screen console on it and comes back when the operator quits.
  ///
  /// - Throws: as `open(_:)`.
  func runConsole(_ settings: ConsoleSettings) async throws

  /// Shows a log file on the whole screen and comes back when the reader quits. No platform is opened.
  ///
  /// - Throws: `CommandFailure` when the file cannot be read or the terminal cannot be used.
  func viewLog(_ settings: LogViewSettings) async throws
}

/// What the composition root supplies for `tenantry gallery`.
protocol GalleryOpener: Sendable {
  /// The names of the themes that ship, the standard one first.
  var themeNames: [String] { get }

  /// Runs the gallery on the whole screen and comes back when somebody closes it.
  ///
  /// - Throws: `CommandFailure` when the terminal cannot show it.
  func runGallery(_ browser: GalleryBrowser, noColour: Bool) async throws
}

/// How the console is to start.
struct ConsoleSettings: Equatable, Sendable {
  var place: PlatformPlace
  var isReadOnly: Bool
  var noColour: Bool
  var terminal: TerminalOptions
  /// Where journal and session lie; nil where nothing is to be kept but the journal, in the platform's own folder.
  var stateFolder: String?
  /// The name under which it is kept where somebody was.
  var sessionName: String
  /// True speaks in lines instead of drawing a screen.
  var isLinear: Bool
  /// What `config.yaml` says; options have been laid over it where they say something.
  var configuration: ConsoleConfiguration
  /// The name of the theme; nil for the standard one.
  var theme: String?
  /// Which signs to use; nil when the locale decides.
  var glyphs: Glyphs?
}
