/** How a route is called in OpenAPI, and in the programs that are made from it: `callsFind`. Pure. */
export const operationId = (controller: string, method: string): string => {
  const name = controller.replace(/Controller$/, '');
  return `${name[0]!.toLowerCase()}${name.slice(1)}${method[0]!.toUpperCase()}${method.slice(1)}`;
};
