import ConsoleApp
import Foundation
import PlatformHost

/// What a console reaches of the world, whether it draws or speaks.
struct ConsoleWorld {
  private let platform: any ConsolePlatform
  private let settings: ConsoleSettings
  private let journal: FileJournal
  /// Nil where nothing is kept.
  private let places: FilePlaceStore?

  init(platform: any ConsolePlatform, settings: ConsoleSettings) {
    self.platform = platform
    self.settings = settings
    // Who changed production is kept in any case; a demo that goes takes its journal with it.
    journal = FileJournal(folder: settings.stateFolder ?? platform.folder)
    places = settings.stateFolder.map { FilePlaceStore(folder: $0, name: settings.sessionName) }
  }

  /// Where somebody was the last time, unless they want to begin anew.
  var keeping: PlaceKeeping {
    get async {
      guard let places else { return .off }
      return settings.terminal.fresh ? PlaceKeeping(isOn: true) : await places.load()
    }
  }

  func runner(
    copy: @escaping @Sendable (String) async -> String?,
    edit: @escaping @Sendable (_ text: String, _ name: String) async -> String?,
    save: @escaping @Sendable (_ text: String, _ name: String) async -> Notice
  ) -> EffectRunner {
    let environment = ProcessInfo.processInfo.environment
    let (journal, places) = (journal, places)
    return EffectRunner(
      client: platform.client, outbox: platform.outbox, drafts: FileDraftStore(folder: platform.drafts),
      openURL: { await TerminalBridge.open($0, environment: environment) }, copy: copy, edit: edit,
      journal: { await journal.append($0) }, save: save,
      savePlace: { await places?.save($0) ?? nil })
  }
}
