import { createContext } from "react";
import createReconciler from "react-reconciler";
import {
  ConcurrentRoot,
  DefaultEventPriority,
  DiscreteEventPriority,
  NoEventPriority,
} from "react-reconciler/constants";
import { fieldValue, isField } from "./form-fields";
import { createInstance, insert, remove, touch, type Instance } from "./instance";

/** The parts of react-reconciler 0.31 that are used here; its type package stops at an older shape. */
interface Reconciler {
  createContainer(container: Instance, tag: number, ...rest: unknown[]): unknown;
  updateContainerSync(element: unknown, root: unknown, parent: null, callback: null): void;
  flushSyncWork(): void;
  flushPassiveEffects(): boolean;
}

let priority: number = NoEventPriority;
let inEvent = false;

/** Runs a person's event, so that what it changes is rendered at once. */
export function asEvent<T>(run: () => T): T {
  inEvent = true;
  try {
    return run();
  } finally {
    inEvent = false;
  }
}

/** What a ref on a form field gives: `focus` and `reset`, as in Raycast. */
function publicInstance(instance: Instance, onChange: () => void): unknown {
  if (!isField(instance)) return instance;
  return {
    focus: () => undefined,
    reset: () => {
      delete instance.entered;
      touch(instance);
      const handler = instance.props.onChange;
      if (typeof handler === "function") handler(fieldValue(instance));
      onChange();
    },
  };
}

const nothing = () => undefined;

/** Renders into `container`; `onCommit` is called after every commit, before any effect runs, and when a field is reset. */
export function createRoot(
  container: Instance,
  onCommit: () => void,
  onError: (error: unknown) => void,
): { render(element: unknown): void } {
  const config = {
    isPrimaryRenderer: true,
    supportsMutation: true,
    supportsPersistence: false,
    supportsHydration: false,
    supportsMicrotasks: true,
    scheduleMicrotask: queueMicrotask,
    scheduleTimeout: setTimeout,
    cancelTimeout: clearTimeout,
    noTimeout: -1,
    warnsIfNotActing: false,
    NotPendingTransition: null,
    HostTransitionContext: createContext(null),
    createInstance,
    createTextInstance(text: string) {
      throw new Error(`Raycast renders no bare text; “${text.slice(0, 60)}” was given where a component belongs`);
    },
    appendInitialChild(parent: Instance, child: Instance) {
      parent.children.push(child);
      child.parent = parent;
    },
    appendChild: (parent: Instance, child: Instance) => insert(parent, child),
    appendChildToContainer: (parent: Instance, child: Instance) => insert(parent, child),
    insertBefore: insertBefore,
    insertInContainerBefore: insertBefore,
    removeChild: remove,
    removeChildFromContainer: remove,
    clearContainer(parent: Instance) {
      parent.children = [];
      touch(parent);
    },
    commitUpdate(instance: Instance, _type: string, _old: unknown, props: Record<string, unknown>) {
      instance.props = props;
      touch(instance);
    },
    finalizeInitialChildren: () => false,
    shouldSetTextContent: () => false,
    getRootHostContext: () => null,
    getChildHostContext: (context: unknown) => context,
    getPublicInstance: (instance: Instance) => publicInstance(instance, onCommit),
    prepareForCommit: () => null,
    resetAfterCommit: onCommit,
    hideInstance: nothing,
    unhideInstance: nothing,
    detachDeletedInstance: nothing,
    preparePortalMount: nothing,
    beforeActiveInstanceBlur: nothing,
    afterActiveInstanceBlur: nothing,
    getInstanceFromNode: () => null,
    getInstanceFromScope: () => null,
    prepareScopeUpdate: nothing,
    requestPostPaintCallback: nothing,
    resetFormInstance: nothing,
    maySuspendCommit: () => false,
    preloadInstance: () => true,
    startSuspendingCommit: nothing,
    suspendInstance: nothing,
    waitForCommitToBeReady: () => null,
    shouldAttemptEagerTransition: () => false,
    trackSchedulerEvent: nothing,
    resolveEventType: () => null,
    resolveEventTimeStamp: () => -1.1,
    getCurrentUpdatePriority: () => priority,
    setCurrentUpdatePriority: (next: number) => void (priority = next),
    resolveUpdatePriority: () => priority || (inEvent ? DiscreteEventPriority : DefaultEventPriority),
  };
  const reconciler = createReconciler(config as never) as unknown as Reconciler;
  const root = reconciler.createContainer(
    container,
    ConcurrentRoot,
    null,
    false,
    null,
    "",
    onError,
    onError,
    nothing,
    null,
  );
  return {
    render(element) {
      reconciler.updateContainerSync(element, root, null, null);
      reconciler.flushSyncWork();
      reconciler.flushPassiveEffects();
    },
  };
}

function insertBefore(parent: Instance, child: Instance, before: Instance): void {
  insert(parent, child, before);
}
