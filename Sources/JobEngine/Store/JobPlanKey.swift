/// A version of a kind's plan, which a worker either knows or must not touch.
package struct JobPlanKey: Hashable, Sendable {
  package var kind: JobKind
  package var planVersion: Int

  package init(kind: JobKind, planVersion: Int) {
    self.kind = kind
    self.planVersion = planVersion
  }
}
