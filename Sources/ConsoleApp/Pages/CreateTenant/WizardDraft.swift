import Foundation
import TenantModel
import TenantryAPI

/// What was typed and chosen so far: kept outside the process, so that neither leaving nor a crash loses it.
struct WizardDraft: Codable, Equatable, Sendable {
  var name = ""
  var slug = ""
  /// True when a person wrote the slug; until then it follows the name.
  var isSlugOwn = false
  var agencyGroup = ""
  var environment = TenantEnvironment.production
  var plan: String?
  var bundle: String?
  var region: String?
  var isolation = Isolation.database
  var haLevel = HALevel.single
  var template: String?
  /// Nil takes the template's.
  var image: String?
  var ssoTemplate: String?
  /// Nil takes the template's.
  var redirectUris: [String]?
  var step = WizardStep.identity
  var savedAt: Date?
  /// What was sent last, and the key it was sent with: sending the same again must not make a second tenant.
  var sent: Sent?

  struct Sent: Codable, Equatable, Sendable {
    var request: TenantRequest
    var idempotencyKey: String
  }

  /// The key under which it is kept.
  static let key = "create_tenant"

  /// True while there is nothing worth keeping.
  var isEmpty: Bool { name.isEmpty && slug.isEmpty && agencyGroup.isEmpty && step == .identity }

  /// True when everything was chosen that the platform cannot choose itself.
  var isComplete: Bool { plan != nil && bundle != nil && region != nil }

  /// True when exactly this was sent before, and no answer came.
  var wasSent: Bool { sent?.request == request }

  var request: TenantRequest {
    TenantRequest(
      name: name, slug: slug, agencyGroup: agencyGroup, plan: plan ?? "", bundle: bundle ?? "",
      region: region ?? "", dbStrategy: isolation.rawValue, haLevel: haLevel.rawValue, template: template,
      image: image, ssoTemplate: ssoTemplate, redirectUris: redirectUris, environment: environment.rawValue)
  }

  /// Reads a draft; nil when there is none or it is of another shape.
  init?(_ data: Data?) {
    guard let data, let draft = try? JSONDecoder().decode(WizardDraft.self, from: data) else { return nil }
    self = draft
  }

  init() {}

  /// The draft as it is kept.
  var data: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Strings, numbers and dates always encode.
    return (try? encoder.encode(self)) ?? Data()
  }
}
