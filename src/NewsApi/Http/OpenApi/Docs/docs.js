// A plugin of Swagger UI. The page shows no padlock at operations that need no key, although a key may be sent to them, and its filter
// box finds operations by their path, summary and id, and not only whole groups by their name.
function NewsApiDocs() {
  const needsKey = (security) => !security || !security.some((one) => one.isEmpty());
  return {
    wrapComponents: {
      OperationSummary: (Summary, { React }) => (props) => {
        const { operationProps } = props;
        return React.createElement(Summary, needsKey(operationProps.get("security"))
          ? props
          : { ...props, operationProps: operationProps.delete("security") });
      },
    },
    fn: {
      opsFilter: (groups, phrase) => {
        const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
        const matches = (text) => words.every((word) => text.toLowerCase().includes(word));
        return groups
          .map((group, name) => matches(name) ? group : group.update("operations", (operations) => operations.filter((one) =>
            matches(["path", "method"].map((key) => one.get(key))
              .concat(["summary", "operationId"].map((key) => one.getIn(["operation", key]) ?? "")).join(" ")))))
          .filter((group) => group.get("operations").size > 0);
      },
    },
  };
}
