/// How patient we are with one integration, and how gentle.
package struct IntegrationLimits: Equatable, Sendable {
  /// One call of a client, with every try and every wait in it.
  package var deadline: Duration
  /// One try of it.
  package var attempt: CurlLimits
  package var retry: RetryPlan.Policy
  /// How often it is asked, whoever asks.
  package var budget: RateBudget
  /// The longest wait for the budget.
  package var budgetPatience: Duration
  package var breaker: CircuitBreaker

  package init(
    deadline: Duration = .seconds(7), attempt: CurlLimits = CurlLimits(),
    retry: RetryPlan.Policy = RetryPlan.Policy(), budget: RateBudget = RateBudget(),
    budgetPatience: Duration = .seconds(2), breaker: CircuitBreaker = CircuitBreaker()
  ) {
    self.deadline = deadline
    self.attempt = attempt
    self.retry = retry
    self.budget = budget
    self.budgetPatience = budgetPatience
    self.breaker = breaker
  }
}
