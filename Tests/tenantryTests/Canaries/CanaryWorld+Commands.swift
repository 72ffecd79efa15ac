import Foundation
import Integrations
import PlatformHost
import TenantryAPI

@testable import tenantry

extension CanaryWorld {
  /// The command line on this platform, which stays open.
  func commands(_ output: Recorder, _ messages: Recorder) -> CommandEnvironment {
    CommandEnvironment(
      opener: OpenAlready(platform: platform), gallery: FakeGallery(log: FakePlatform.Log()),
      variables: ["HOME": folder.path, "LANG": "C.UTF-8"], folder: folder.path,
      input: CommandInput(isTerminal: false, readAll: { _ in Data() }, readLine: { nil }),
      output: output.channel, messages: messages.channel, now: { Date() }, makeKey: { UUID().uuidString },
      pathExists: { _ in true },
      examine: { [folder] place in await Examiner(variables: ["HOME": folder.path]).examine(place) },
      connections: ConnectionDesk(
        load: { _ in .none }, test: { ConnectionReport(system: $0.system) }, save: { _, _, _ in }),
      signIn: .live(variables: ["HOME": folder.path]), interruptions: { AsyncStream { $0.finish() } })
  }
}

/// Hands out a platform that others go on with.
private struct OpenAlready: PlatformOpener {
  private struct Lent: CommandPlatform {
    let platform: OpenPlatform
    var client: any ControlPlaneClient { platform.client }
    func runWorkers() async { await platform.runWorkers() }
    func close() async {}
  }

  let platform: OpenPlatform

  func open(_ place: PlatformPlace) async throws -> any CommandPlatform { Lent(platform: platform) }
  func runConsole(_ settings: ConsoleSettings) async throws {}
  func viewLog(_ settings: LogViewSettings) async throws {}
}
