import Foundation
import JobEngine
import TenantModel

/// What is done to tenants inside a transaction: each function is one business act or one question.
package enum TenantTable {
  package static func create(
    _ record: NewTenantRecord, job: NewJob, at now: Date, in connection: any SQLConnection
  ) throws {
    // A repeated request is answered as the first was, before its own slug can stand in its way.
    if let known = try JobTable.repeated(job, in: connection), known.subject == record.tenant.id.rawValue {
      return
    }
    var record = record
    record.tenant.currentOperationId = OperationID(job) ?? record.tenant.currentOperationId
    try insert(record, at: now, in: connection)
    if case .existing(let other) = try JobTable.enqueue(job, at: now, in: connection) {
      throw JobStoreError.idempotencyConflict(existing: other.id)
    }
  }

  package static func adopt(
    _ records: [NewTenantRecord], at now: Date, in connection: any SQLConnection
  ) throws {
    for record in records { try insert(record, at: now, in: connection) }
  }

  package static func submit(
    _ job: NewJob, on id: TenantID, expectedVersion: Int?, at now: Date, in connection: any SQLConnection
  ) throws {
    if try JobTable.repeated(job, in: connection) != nil { return }
    guard let tenant = try tenant(id, in: connection) else { throw notFound(id) }
    if let busy = tenant.currentOperationId {
      throw StorageError(.tenantBusy, "“\(tenant.slug)” has an unfinished operation: \(busy).")
    }
    if let expectedVersion, expectedVersion != tenant.version {
      throw StorageError(
        .versionConflict,
        "“\(tenant.slug)” has changed since you looked: it is at version \(tenant.version), not \(expectedVersion)."
      )
    }
    _ = try JobTable.enqueue(job, at: now, in: connection)
  }

  package static func record(
    health: Health, of id: TenantID, at now: Date, in connection: any SQLConnection
  ) throws {
    guard let tenant = try tenant(id, in: connection) else { throw notFound(id) }
    try connection.run(
      TenantSQL.recordHealth,
      [.name(id), .code(health.level), .text(health.summary), .time(health.checkedAt)])
    // A look that found nothing new is no event.
    let isNews = tenant.health.level != health.level || tenant.health.summary != health.summary
    guard isNews else { return }
    try connection.run(
      MonitorSQL.insertHealthChange,
      [.name(id), .time(health.checkedAt ?? now), .code(health.level), .text(health.summary)])
    // Nothing that was decided on rests on it: in an incident it changes faster than anybody can confirm a pause.
    try connection.run(TenantSQL.stamp, [.name(id), .time(now)])
    try ChangeTable.append(tenant, at: now, in: connection)
  }

  package static func record(
    ssoStatus: SSOConfig.Status, of id: TenantID, at now: Date, in connection: any SQLConnection
  ) throws {
    try connection.run(TenantSQL.recordSSOStatus, [.name(id), .code(ssoStatus)])
    try touch(id, at: now, in: connection)
  }

  package static func record(
    pausedBy: Pauser?, reason: String?, of id: TenantID, at now: Date, in connection: any SQLConnection
  ) throws {
    try connection.run(TenantSQL.recordPause, [.name(id), .code(pausedBy), .text(reason)])
    try touch(id, at: now, in: connection)
  }

  package static func record(
    modules: [TenantModuleState], of id: TenantID, at now: Date, in connection: any SQLConnection
  ) throws {
    try write(modules, of: id, in: connection)
    try touch(id, at: now, in: connection)
  }

  package static func record(
    image: ImageReference, of id: TenantID, at now: Date, in connection: any SQLConnection
  ) throws {
    try connection.run(TenantSQL.recordImage, [.name(id), .name(image)])
    try touch(id, at: now, in: connection)
  }

  package static func record(
    bundle: String, of id: TenantID, at now: Date, in connection: any SQLConnection
  ) throws {
    try connection.run(TenantSQL.recordBundle, [.name(id), .text(bundle)])
    try touch(id, at: now, in: connection)
  }

  package static func startSubscription(
    of id: TenantID, periodStart: Date, periodEnd: Date, at now: Date, in connection: any SQLConnection
  ) throws {
    let arguments: [SQLValue] = [.name(id), .time(periodStart), .time(periodEnd)]
    if try connection.runCounting(TenantSQL.startSubscription, arguments) > 0 {
      try touch(id, at: now, in: connection)
    } else if try tenant(id, in: connection) == nil {
      throw notFound(id)
    }
  }

  package static func endSubscription(
    of id: TenantID, at now: Date, in connection: any SQLConnection
  ) throws {
    if try connection.runCounting(TenantSQL.endSubscription, [.name(id)]) > 0 {
      try touch(id, at: now, in: connection)
    } else if try tenant(id, in: connection) == nil {
      throw notFound(id)
    }
  }

  /// Writes a tenant and what belongs to it.
  ///
  /// - Throws: `StorageError` with `slugTaken`.
  private static func insert(
    _ record: NewTenantRecord, at now: Date, in connection: any SQLConnection
  ) throws {
    let tenant = record.tenant
    let folded: [SQLValue] = [
      .text(TextFolding.folded(tenant.name.rawValue)), .text(TextFolding.folded(tenant.agencyGroup.rawValue)),
    ]
    guard try connection.runCounting(TenantSQL.insert, tenant.columns + folded) == 1 else {
      throw StorageError(.slugTaken, "A tenant with the slug “\(tenant.slug)” exists already.")
    }
    if connection.dialect == .sqlite { try connection.run(TenantSQL.index, [.name(tenant.id)]) }
    try write(record.modules, of: tenant.id, in: connection)
    let sso = record.sso
    try connection.run(
      TenantSQL.insertSSO,
      [
        .name(tenant.id), .text(sso.keycloakRealm), .text(sso.keycloakClientId), try .json(sso.redirectUris),
        .code(sso.status),
      ])
    let subscription = record.subscription
    try connection.run(
      TenantSQL.insertSubscription,
      [
        .name(tenant.id), .text(subscription.planId), .code(subscription.status),
        .code(subscription.pricingModel), .time(subscription.currentPeriodStart),
        .time(subscription.currentPeriodEnd), .time(subscription.nextInvoiceDate),
      ])
    try ChangeTable.append(tenant, at: now, in: connection)
  }

  /// Bumps the version and tells the change feed.
  ///
  /// - Throws: `StorageError` with `notFound`.
  static func touch(_ id: TenantID, at now: Date, in connection: any SQLConnection) throws {
    try connection.run(TenantSQL.touch, [.name(id), .time(now)])
    guard let tenant = try tenant(id, in: connection) else { throw notFound(id) }
    try ChangeTable.append(tenant, at: now, in: connection)
  }

  private static func write(
    _ modules: [TenantModuleState], of id: TenantID, in connection: any SQLConnection
  ) throws {
    for module in modules {
      try connection.run(
        TenantSQL.recordModule,
        [
          .name(id), .name(module.moduleName), .code(module.source), .code(module.state),
          .name(module.lastOperationId),
        ])
    }
  }

  static func notFound(_ id: TenantID) -> StorageError {
    StorageError(.notFound, "There is no tenant with the id \(id).")
  }
}

extension OperationID {
  /// The operation that a job is to people; nil when its id is none of an operation.
  init?(_ job: NewJob) { try? self.init(job.id.rawValue) }
}
