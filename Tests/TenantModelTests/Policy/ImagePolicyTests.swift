import TenantModel
import Testing

@Suite("Which image a tenant may be brought to")
struct ImagePolicyTests {
  private func decide(
    _ image: String, from current: String = "odoo:18.0-20250930", _ status: ImageRelease.Status? = .tested,
    _ environment: TenantEnvironment = .production, _ role: Role = .platformOperator, isRollback: Bool = false
  ) throws -> Decision {
    ImagePolicy.decide(
      try ImageReference(image), from: try ImageReference(current), status: status, environment: environment,
      role: role, isRollback: isRollback)
  }

  @Test("every cell of list, environment and role is as written out")
  func everyCell() throws {
    for status in [nil] + ImageRelease.Status.allCases.map(Optional.some) {
      for environment in TenantEnvironment.allCases {
        for role in Role.allCases {
          let isAllowed =
            switch status {
            case .tested: true
            case .candidate: environment == .staging || role == .platformOwner
            case .blocked, nil: false
            }
          for isRollback in [false, true] {
            let decision = try decide("odoo:18.0-20251106", status, environment, role, isRollback: isRollback)
            #expect(decision.isAllowed == isAllowed, "\(String(describing: status)) \(environment) \(role)")
            #expect((decision.reason == nil) == isAllowed)
          }
        }
      }
    }
  }

  @Test(
    "no series is left, an older release needs a rollback, and what runs already is no change",
    arguments: [
      ("odoo:17.0-20251106", false, "no database goes back from 18.0"),
      ("odoo:17.0-20251106", true, "no database goes back from 18.0"),
      ("odoo:19.0-20260101", false, "the database must be migrated"),
      ("odoo:nightly", false, "does not say its Odoo series"),
      ("odoo:18.0-20250101", false, "only a rollback goes back"),
      ("odoo:18.0-20250930", false, "runs odoo:18.0-20250930 already"),
    ])
  func refused(image: String, isRollback: Bool, words: String) throws {
    #expect(try decide(image, isRollback: isRollback).reason?.contains(words) == true)
  }

  @Test(
    "a rollback goes to an older release; another repository of the same series is neither older nor newer")
  func allowed() throws {
    #expect(try decide("odoo:18.0-20250101", isRollback: true) == .allowed)
    #expect(try decide("ghcr.io/acme/odoo:18.0-20240101") == .allowed)
  }

  @Test(
    "a tag's series and release are what it begins and ends with",
    arguments: [
      ("odoo:18.0-20251106", "18.0", "20251106"), ("odoo:18.0", "18.0", ""), ("odoo:18.0.3", nil, ""),
      ("odoo:v18.0", nil, ""), ("acme/odoo:18.0_b2", "18.0", "b2"), ("odoo:180", nil, ""),
    ] as [(String, String?, String)])
  func series(image: String, series: String?, release: String) throws {
    let image = try ImageReference(image)
    #expect(image.series == series)
    #expect(image.release == release)
  }
}
