/// Somebody who writes in Mattermost.
package struct MattermostUser: Decodable, Equatable, Sendable {
  package let id: String
  package let username: String
}
