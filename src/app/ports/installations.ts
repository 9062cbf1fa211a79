/** A workspace as its platform names it. */
export interface WorkspaceRef {
  readonly platform: string;
  readonly workspace: string;
}

/** What platforms keep about the workspaces that have installed Quorum. They seal it: it holds secrets. */
export interface InstallationKeeper {
  /** Keeps it, in place of what was kept for the workspace before. */
  keepInstallation(ref: WorkspaceRef, sealed: string): Promise<void>;
  installation(ref: WorkspaceRef): Promise<string | undefined>;
  /** All that are kept of a platform. */
  installations(
    platform: string,
  ): Promise<readonly { readonly workspace: string; readonly sealed: string }[]>;
  /** Keeps it in another form; nothing where something else is kept by now. */
  replaceInstallation(ref: WorkspaceRef, sealed: string, anew: string): Promise<void>;
  /** Nothing of it is left. Removing what is not there is fine. */
  removeInstallation(ref: WorkspaceRef): Promise<void>;
}
