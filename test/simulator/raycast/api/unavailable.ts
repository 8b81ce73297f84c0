/** What needs the person's other apps or an account: there is none here, and Raycast itself would throw without. */
function unavailable(name: string): () => never {
  return () => {
    throw new Error(`${name} is not available in this host`);
  };
}

export const getSelectedText = async () => unavailable("getSelectedText")();
export const getFrontmostApplication = async () => unavailable("getFrontmostApplication")();
export const getApplications = async () => [];

export const AI = { ask: async () => unavailable("AI.ask")() };

export const OAuth = {
  RedirectMethod: { Web: "web", App: "app", AppURI: "appURI" },
  PKCEClient: class {
    constructor() {
      unavailable("OAuth")();
    }
  },
};
