import TerminalKit

extension GalleryPage {
  /// Runbooks.
  static let markdown = GalleryPage(
    id: "markdown", title: "Markdown",
    sentence: "Runbooks, read where the trouble is: / finds, n goes on, links are shown.",
    samples: [
      GallerySample("a runbook", span: 2, height: 17) { MarkdownView(MarkdownState(), runbook) },
      GallerySample("searched", span: 2, height: 12) { MarkdownView(searched, runbook) },
    ])

  private static let runbook = MarkdownDocument(
    """
    # Image pull fails
    A pod stays in `ImagePullBackOff` while the **rollout** waits.

    ## Look
    1. Read the events of the pod:
       the last one names the *image*.
    2. Compare the tag with [the registry](https://registry.example.net/odoo).

    ```sh
    kubectl -n odoo-acme-media get events
    ```

    ## Causes
    | Event | Cause | Cure |
    |---|---|---|
    | not found | the tag does not exist | choose another image |
    | denied | the pull secret is old | rotate the secret |

    - 電通: the registry in Tokyo lags by minutes
    > Retry continues at the step that failed.
    """)

  private static var searched: MarkdownState {
    var state = MarkdownState()
    for key: Key in ["/", "s", "e", "c", "r", "e", "t", .enter] { _ = state.handle(key, in: runbook) }
    return state
  }
}
