import Foundation
import TenantModel

/// What the platform offers: plans, regions, images and templates.
package protocol PlatformStore: Sendable {
  /// Writes the defaults into an empty platform; one that has any plan is left alone.
  func seed(_ defaults: PlatformDefaults) async throws

  func plans() async throws -> [Plan]
  func regions() async throws -> [Region]
  func images() async throws -> [ImageRelease]
  func templates() async throws -> [InfraTemplate]
  func ssoTemplates() async throws -> [SSOTemplate]

  /// Writes a template; its version goes up by one.
  ///
  /// - Parameter version: the one that was seen; nil for a template that is new.
  /// - Throws: `StorageError` with `versionConflict` when it has another version now, or is there already.
  func save(template: InfraTemplate, expecting version: Int?) async throws

  /// Retires a template, or with nil offers it again.
  ///
  /// - Throws: as `save(template:expecting:)`.
  func retire(template id: String, expecting version: Int, at time: Date?) async throws

  /// Writes an image's status; one that is not known is added.
  func save(image: ImageRelease) async throws

  /// The soft limits that somebody set; nil while nobody has.
  func softLimits() async throws -> SoftLimitsRecord?

  /// Sets all of them.
  func save(softLimits record: SoftLimitsRecord) async throws

  /// Tenants that are not decommissioned, by template and by image.
  func offerUse() async throws -> OfferUse
}
