import TenantModel
import Testing

@Suite("What an operation makes of its tenant")
struct OperationOutcomeTests {
  @Test("every cell of operation and outcome gives the status written out here")
  func everyCell() {
    let expected: [OperationKind: [OperationOutcome: TenantStatus]] = [
      .create: [
        .started: .provisioning, .succeeded: .active, .parked: .error, .failed: .error, .cancelled: .error,
      ],
      .pause: [.succeeded: .paused, .parked: .error, .failed: .error],
      .resume: [.succeeded: .active, .parked: .error, .failed: .error],
      .rebuild: [.succeeded: .active, .parked: .error, .failed: .error],
      .upgradeImage: [.succeeded: .active, .parked: .error, .failed: .error],
      .moduleApply: [.succeeded: .active, .parked: .error, .failed: .error],
      .backup: [:],
      .restore: [.succeeded: .active, .parked: .error, .failed: .error],
      .clone: [
        .started: .provisioning, .succeeded: .active, .parked: .error, .failed: .error, .cancelled: .error,
      ],
      .decommission: [
        .started: .decommissioning, .succeeded: .decommissioned, .parked: .error, .failed: .error,
        .cancelled: .error,
      ],
      .purge: [:],
    ]
    for kind in OperationKind.allCases {
      for outcome in OperationOutcome.allCases {
        #expect(kind.tenantStatus(after: outcome) == expected[kind]?[outcome], "\(kind) \(outcome)")
      }
    }
  }

  @Test("an operation that may begin leads to a status from which another may begin")
  func noDeadEnds() {
    for kind in OperationKind.allCases {
      for outcome in OperationOutcome.allCases {
        guard let status = kind.tenantStatus(after: outcome),
          ![.provisioning, .decommissioning].contains(status)
        else { continue }
        #expect(
          OperationKind.allCases.contains {
            OperationPolicy.decide($0, status: status, role: .platformOwner)
              .isAllowed
          }, "\(kind) \(outcome)")
      }
    }
  }

  @Test("the states that nothing follows are three")
  func finalStates() {
    #expect(OperationState.allCases.filter(\.isFinal) == [.succeeded, .failed, .cancelled])
  }

  @Test("words that travel keep their spelling")
  func spellings() {
    #expect(
      OperationKind.allCases.map(\.rawValue)
        == [
          "create", "pause", "resume", "rebuild", "upgrade_image", "module_apply", "backup", "restore",
          "clone",
          "decommission", "purge", "bundle_change",
        ])
    #expect(
      OperationState.allCases.map(\.rawValue)
        == ["queued", "running", "waiting", "retry_wait", "parked", "succeeded", "failed", "cancelled"])
    #expect(TriggerSource.allCases.map(\.rawValue) == ["ui", "cli", "api", "n8n", "ai", "schedule"])
    #expect(
      TenantStatus.allCases.map(\.rawValue)
        == ["provisioning", "active", "paused", "error", "decommissioning", "decommissioned"])
    #expect(
      Role.allCases.map(\.rawValue)
        == [
          "platform_owner", "platform_operator", "tenant_admin", "workspace_admin", "end_user",
          "finance_owner",
        ])
    #expect(
      BundleFinding.Code.allCases.map(\.rawValue)
        == ["missing", "no_port", "enterprise_only", "cycle", "not_installable", "alpha", "licence"])
  }
}
