import HTTPTransport

/// What the API server says of whoever asks. Here everybody is one service account, and may do everything.
extension SandboxKubernetes {
  static let username = "system:serviceaccount:tenantry:tenantry"

  static func review(of request: HTTPRequest) -> HTTPResponse {
    answered(
      request,
      status: [
        "userInfo": [
          "username": .string(username),
          "groups": ["system:serviceaccounts", "system:serviceaccounts:tenantry", "system:authenticated"],
        ]
      ])
  }

  static func accessReview(of request: HTTPRequest) -> HTTPResponse {
    answered(
      request, status: ["allowed": true, "reason": "RBAC: allowed by ClusterRoleBinding \"tenantry\""])
  }

  private static func answered(_ request: HTTPRequest, status: JSONValue) -> HTTPResponse {
    guard request.method == .post, var body = try? JSONValue(data: request.body), body["kind"] != nil else {
      return failure(400, "BadRequest", "the body of the request is no review")
    }
    body["metadata"] = .object([:])
    body["status"] = status
    return HTTPResponse(status: 201, json: body)
  }
}
