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
}
