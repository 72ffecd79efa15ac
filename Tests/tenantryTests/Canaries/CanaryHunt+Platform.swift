import ConsoleApp
import Foundation
import Integrations
import TenantModel
import TenantryAPI
import TerminalKit

@testable import Integrations
@testable import tenantry

/// Everything of a platform that somebody may come to see.
extension CanaryHunt {
  /// The files of the data folder, the database's freed pages with them, and what Git has in its objects.
  mutating func search(filesOf world: CanaryWorld) async throws {
    try search(folder: world.dataFolder, "files")
    try await search(repository: "\(world.dataFolder)/desired-state")
  }

  /// Every object that is in it, whether a branch still leads there or not.
  mutating func search(repository path: String) async throws {
    guard let git = GitRepository.locateProgram() else { throw CanaryProblem("there is no git here") }
    guard FileManager.default.fileExists(atPath: path) else { return }
    let result = try await ProcessRunner.run(
      ProcessCommand(
        program: git, arguments: ["-C", path, "cat-file", "--batch-all-objects", "--batch"],
        environment: ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"], outputMax: 1 << 30))
    guard result.status == 0 else { throw CanaryProblem(String(decoding: result.errors, as: UTF8.self)) }
    search(result.output, "Git objects")
  }

  /// What the API answers about every tenant and operation.
  mutating func search(answersOf world: CanaryWorld) async throws {
    let client = world.client
    func look<E: Endpoint>(_ hunt: inout CanaryHunt, _ endpoint: E, _ name: String = "") async throws -> E.Output {
      let output = try await client.call(endpoint)
      hunt.search(try JSONEncoder().encode(output), "API", "\(E.name) \(name)")
      return output
    }
    _ = try await look(&self, WhoAmI())
    _ = try await look(&self, GetTenantKPIs())
    _ = try await look(&self, GetResourceKPIs())
    for tenant in try await look(&self, ListTenants(limit: ListTenants.limitMax)).items {
      _ = try await look(&self, GetTenant(tenant: tenant.slug.rawValue), tenant.slug.rawValue)
      _ = try await look(&self, GetTenantLogs(tenant: tenant.slug.rawValue), tenant.slug.rawValue)
    }
    for operation in try await look(&self, ListOperations(limit: ListOperations.limitMax)).items {
      let name = "\(operation.kind.rawValue) of \(operation.subject)"
      _ = try await look(&self, GetOperation(operation: operation.id.rawValue), name)
      _ = try await look(&self, GetOperationLogs(operation: operation.id.rawValue, limit: 5_000), name)
    }
  }

  /// What the commands print about them, for people and for programs, and what they say when they fail.
  mutating func search(commandsOn world: CanaryWorld) async throws {
    let tenants = try await world.client.call(ListTenants(limit: ListTenants.limitMax)).items
    let operations = try await world.client.call(ListOperations(limit: ListOperations.limitMax)).items
    var lines = [["tenants", "list"], ["op", "list"], ["catalog", "list"], ["op", "show", "none"]]
    lines += tenants.flatMap { [["tenants", "show", $0.slug.rawValue], ["tenants", "logs", $0.slug.rawValue]] }
    lines += operations.map { ["op", "show", $0.id.rawValue] }
    for line in lines {
      for format in [[], ["-o", "json"]] where line[1] != "logs" || format.isEmpty {
        let (output, messages) = (Recorder(), Recorder())
        _ = await CommandLineTool.run(line + format, in: world.commands(output, messages))
        search(output.text, "commands", line.joined(separator: " "))
        search(messages.text, "command messages", line.joined(separator: " "))
      }
    }
  }

  /// What every page of the console draws for every tenant, and the drawer of every operation.
  @MainActor
  mutating func search(screensOf world: CanaryWorld) async throws {
    let tenants = try await world.client.call(ListTenants(limit: ListTenants.limitMax)).items
    for entry in PageCatalog.all {
      let routes =
        entry.path.contains("[")
        ? tenants.map { Route(entry.id, tenant: $0.slug.rawValue) } : [Route(entry.id)]
      for route in routes {
        let console = await CanaryConsole(world, route: route)
        search(console.screen, "screens", route.path)
        // Its tabs and panes; where it has none the key changes nothing.
        for number in 1...6 {
          await console.press(.tab)
          search(console.screen, "screens", "\(route.path), \(number) tabs on")
        }
      }
    }
    for operation in try await world.client.call(ListOperations(limit: ListOperations.limitMax)).items {
      let route = Route(
        .platformDashboard, query: ["pane": "operations", "operation": operation.id.rawValue])
      let console = await CanaryConsole(world, route: route)
      await console.press(.enter)
      search(console.screen, "drawers", operation.id.rawValue)
      await console.press("l")
      search(console.screen, "drawers", "\(operation.id.rawValue) log")
    }
  }
}
