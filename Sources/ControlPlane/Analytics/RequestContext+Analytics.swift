import Foundation
import Integrations
import Operations
import StorageCore
import TenantModel
import TenantryAPI

extension RequestContext {
  /// How many tenants' runs are asked for at the same time.
  private static let questionsAtOnce = 8
  /// How many runs of a tenant are looked at for the newest success.
  private static let runsLookedAt = 8

  var supabaseStatus: IntegrationStatus {
    status(of: "supabase", title: "Supabase", isConnected: parts.supabase != nil)
  }

  var supersetStatus: IntegrationStatus {
    status(of: "superset", title: "Superset", isConnected: parts.superset != nil)
  }

  /// Asks Supabase and Superset what they have; whoever does not answer is said.
  func analyticsLook() async -> AnalyticsLook {
    var look = AnalyticsLook()
    if let supabase = parts.supabase {
      look.project = supabase.client.reference.rawValue
      look.hasFunction = supabase.callableFunction != nil
      do throws(IntegrationError) {
        let schemas = try await supabase.client.schemas()
        look.readable = Set(try await supabase.client.exposedSchemas())
        look.schemas = Dictionary(schemas.map { ($0.name, $0) }) { first, _ in first }
      } catch {
        look.supabaseProblem = error.message
      }
    }
    if let superset = parts.superset {
      let client = superset.client
      look.address = { client.address(of: $0).absoluteString }
      do throws(IntegrationError) {
        look.dashboards = try await client.dashboards()
      } catch {
        look.supersetProblem = error.message
      }
    }
    return look
  }

  /// The tenants' analytics, with their runs as far as there are any to be asked for.
  func analytics(of items: [AnalyticsPage.Item], _ look: AnalyticsLook) async -> [TenantAnalytics] {
    let now = parts.now()
    let asked = items.indices.filter { look.keepsRuns(items[$0].tenant) }
    var runs: [Int: Result<[ETLRun], IntegrationError>] = [:]
    if let client = parts.supabase?.client {
      await withTaskGroup(of: (Int, Result<[ETLRun], IntegrationError>).self) { group in
        var waiting = asked[...]
        func ask() {
          guard let place = waiting.popFirst() else { return }
          let schema = items[place].tenant.dbName
          group.addTask { (place, await Self.runs(of: schema, client)) }
        }
        for _ in 0..<Self.questionsAtOnce { ask() }
        for await (place, result) in group {
          runs[place] = result
          ask()
        }
      }
    }
    return items.enumerated().map { place, item in
      switch runs[place] {
      case .success(let runs)?: look.analytics(of: item, runs: runs, problem: nil, at: now)
      case .failure(let error)?: look.analytics(of: item, runs: nil, problem: error.message, at: now)
      case nil: look.analytics(of: item, runs: nil, problem: nil, at: now)
      }
    }
  }

  private static func runs(
    of schema: DatabaseName, _ client: SupabaseClient
  ) async -> Result<[ETLRun], IntegrationError> {
    do throws(IntegrationError) {
      return .success(try await client.etlRuns(in: schema, limit: runsLookedAt))
    } catch {
      return .failure(error)
    }
  }

  /// One tenant with what was decided about its analytics.
  ///
  /// - Throws: `APIProblem` with `notFound`.
  func analyticsItem(_ reference: String) async throws -> AnalyticsPage.Item {
    let tenant = try await tenant(reference)
    guard let item = try await parts.analytics.settings(of: tenant.id, limit: 1).items.first else {
      throw APIProblem(.notFound, "There is no tenant “\(reference.prefix(60))”.")
    }
    return item
  }

  /// One tenant's analytics as they stand now.
  func analytics(_ reference: String) async throws -> (TenantAnalytics, AnalyticsLook) {
    let item = try await analyticsItem(reference)
    let look = await analyticsLook()
    try Task.checkCancellation()
    guard let found = await analytics(of: [item], look).first else {
      throw APIProblem(.internal, "A tenant got lost between two questions.")
    }
    return (found, look)
  }
}
