// The SDK knows one operation here: the one of the page.

function withOperation(language, { model, sdk }) {
  const { operation } = model;
  const { composed = [], ...call } = sdk;
  const symbol = (kind, one, more) => Object.assign(new kind(), one, more, {
    params: one.params.map(([python, location, wire, client = false, constant = []]) => Object.assign(
      new ParamSymbol(), { python, location, client, constant: constant.map(base.given), wire: wire == null ? python : wire })),
  });
  return $.dataclasses_replace(language, {
    table: $.dataclasses_replace(language.table, {
      operations: new Map([[operation.key, symbol(OperationSymbol, call, { operation })]]),
      composed: composed.map((one) => symbol(ComposedSymbol, one, { about: operation, operations: [operation] })),
    }),
  });
}
