import Foundation
import JobEngine
import TenantModel

/// Support requests and tenants' local settings. Every write is told in the change feed as a change of its tenant.
package protocol SupportStore: Sendable {
  /// Stores a request and enqueues the job that tells the operators of it, in one transaction.
  func open(_ request: SupportRequest, job: NewJob, at now: Date) async throws

  /// Newest first.
  func requests(_ query: SupportQuery) async throws -> [SupportRequest]

  func request(_ id: SupportRequestID) async throws -> SupportRequest?

  /// Adds what was said and puts the request into `state`; without a message only the state changes.
  ///
  /// - Throws: `StorageError` with `notFound`, or `refused` when it is closed.
  func answer(
    _ id: SupportRequestID, _ message: SupportRequest.Message?, state: SupportRequest.State, at now: Date
  ) async throws -> SupportRequest

  /// Notes where the operators were told of it.
  func record(postedIn place: String, of id: SupportRequestID, at now: Date) async throws

  /// The settings in force; those of a tenant that never changed any are the defaults.
  func settings(of tenant: TenantID) async throws -> LocalSettings

  /// Keeps the settings beside those before them, with who changed them and when.
  func change(_ settings: LocalSettings, of tenant: TenantID, by actor: String, at now: Date) async throws

  /// All settings that a tenant had, newest first.
  func settingsHistory(of tenant: TenantID, limit: Int) async throws -> [LocalSettings]
}
