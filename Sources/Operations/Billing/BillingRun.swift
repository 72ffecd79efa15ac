import Foundation
import JobEngine
import TenantModel

/// The job that bills a month. Runs stand in one lane, so that two of them never work at the same time.
package enum BillingRun {
  package static let kind: JobKind = "billing_run"
  package static let lane: LaneKey = "billing"
  package static let subject = "billing"

  package struct Parameters: Codable, Equatable, Sendable {
    package var period: BillingPeriod

    package init(period: BillingPeriod) {
      self.period = period
    }
  }

  package static func definition(_ book: BillingBook) -> JobDefinition {
    JobDefinition(
      kind: kind, summary: "Bill a month",
      steps: [
        step("draft", "Make the invoices") { context, period in
          let made = try await book.draft(through: period, at: context.clock.now()) { done, all in
            try context.checkCancelled()
            context.progress(all == 0 ? nil : Double(done) / Double(all), "\(done) of \(all) tenants")
          }
          return "\(made) made"
        },
        step("issue", "Send them") { context, period in
          "\(try await book.issue(through: period, at: context.clock.now())) sent"
        },
        step("past_due", "Mark what is past due") { context, _ in
          "\(try await book.markPastDue(at: context.clock.now())) past due"
        },
      ])
  }

  package static func job(
    _ period: BillingPeriod, as definition: JobDefinition, id: OperationID, actor: String,
    trigger: TriggerSource,
    idempotency: JobIdempotency?, at now: Date
  ) throws -> NewJob {
    NewJob(
      id: JobID(id.rawValue), lane: lane, subject: subject, kind: kind,
      parameters: try JobPayload.encode(Parameters(period: period)), runAt: now, requestedBy: actor,
      triggerSource: trigger.rawValue, idempotency: idempotency, steps: definition.plan)
  }

  /// A step that does its work in the database alone, where a repetition finds it done.
  private static func step(
    _ name: StepName, _ title: String,
    act: @escaping @Sendable (StepContext, BillingPeriod) async throws -> String
  ) -> StepDefinition {
    StepDefinition(
      name: name, title: title, effect: .none, repeatSafe: true, deadline: .seconds(600),
      act: { context in
        let parameters = try context.parameters(as: Parameters.self)
        return try await OperationFault.mapped(.billingRun) {
          let said = try await act(context, parameters.period)
          context.progress(1, said)
          context.log(.info, "\(parameters.period): \(said)")
          return ActResult()
        }
      })
  }
}
