import TenantryAPI
import TerminalKit

/// Saving what the list is filtered to: all pages of it, not the rows on the screen.
extension TenantsPage {
  var exportCommands: [Command] {
    let nothing = answer.value?.total == 0 ? "there is no tenant to save" : nil
    let running = export == nil ? nil : "a file is being written"
    return [
      TenantsTableCommands.csv.refused(running ?? nothing),
      TenantsTableCommands.json.refused(running ?? nothing),
    ]
  }

  mutating func beginExport(_ format: TenantExport.Format) -> [Effect<Event>] {
    let begun = TenantExport(format, of: question)
    export = begun
    return [askForPage(begun)]
  }

  private func askForPage(_ export: TenantExport) -> Effect<Event> {
    .load(export.question, token: "export", mayRecall: false, as: Event.exportPageLoaded)
  }

  /// Asks for the next page, or saves the file. What could not be read whole is not saved.
  mutating func takeExport(_ result: Result<ListTenants.Output, APIProblem>) -> [Effect<Event>] {
    guard var running = export else { return [] }
    switch result {
    case .failure(let problem):
      export = nil
      return [
        .notify(Notice(.error, "The tenants could not be read, and nothing was saved: \(problem.detail)"))
      ]
    case .success(let output):
      guard running.take(output) else {
        export = running
        return [askForPage(running)]
      }
      export = nil
      guard let text = running.text else {
        return [.notify(Notice(.error, "The tenants could not be written."))]
      }
      return [.save(text, name: running.name)]
    }
  }
}
