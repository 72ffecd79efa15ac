/// What an operation's id belongs to; operations themselves live in the engine and travel as API values.
package enum OperationSubject: Sendable {}

/// The id of an operation.
package typealias OperationID = Identifier<OperationSubject>
